# Calling lists.

## The list

calling-list = Lista de chamadas
progress = { NUMBER($done) } de { NUMBER($total) } concluídas
done-share = Concluídas
later-today = { $count ->
    [one] { NUMBER($count) } retorno ainda hoje
   *[other] { NUMBER($count) } retornos ainda hoje
}
next-up = A seguir
show-more = Mostrar mais
left = { $count ->
    [one] Falta { NUMBER($count) }
   *[other] Faltam { NUMBER($count) }
}
loading = Carregando a lista de chamadas

## Whom to call

last-call = Última chamada
never-called = Nenhuma ainda
last-result = Último resultado
nothing-chosen = Nenhum ainda
tries = Tentativas
tries-of = { NUMBER($tries) } de { NUMBER($most) }
completed = Concluída
call-later = Ligar depois
call-back-at = Retornar às { $time }
do-not-call = Não ligar
with-somebody = Com { $name }
call-this-one = Ligar para { $name } a seguir
change-time = Mudar o horário de { $name }
take-off = Tirar da lista

## Later

when-later = Quando retornar para { $name }
in-one-hour = Em 1 hora
in-three-hours = Em 3 horas
tomorrow-at = Amanhã, { $time }
day-and-time = Dia e hora
set-time = Definir

## Nobody to call

list-done = Lista concluída
done-sum = { NUMBER($called) } chamadas, { NUMBER($reached) } atendidas.
see-results = Ver resultados
hide-results = Ocultar resultados
results = Resultados
disposition = Resultado
people = Pessoas
none-chosen = Nada escolhido
next-call-back-at = Próximo retorno às { $time }
nothing-until = Ninguém para ligar até lá. { $who }
call-anyway = Ligar agora mesmo assim
nobody-free = Todos os que faltam estão com outras pessoas
nobody-free-hint = O próximo aparece aqui assim que alguém ficar livre.
only-blocked = Não se pode ligar para ninguém
only-blocked-hint = Os que faltam estão na lista de não ligar.
nobody-yet = Ainda não há ninguém nesta lista
nobody-yet-hint = Adicione pessoas de um arquivo, do histórico de chamadas ou dos seus registros.
nobody-yet-agent = Um administrador adiciona as pessoas. Elas aparecem aqui sozinhas.
no-lists = Ainda não há listas de chamadas
no-lists-hint = Uma lista de chamadas diz para quem ligar a seguir, uma pessoa de cada vez.
no-lists-agent = Nenhuma foi dada a você ainda. Fale com o administrador.

## Refusals

failed = Não foi possível carregar a lista de chamadas
failed-hint = Ela está segura no servidor.
sign-in = Entre para ver sua lista de chamadas
sign-in-hint = O Ringlet mostra a lista assim que você entrar nesta página.
not-yours = Listas de chamadas são para quem liga
not-yours-hint = O administrador pode tornar você agente.
not-done = Isso não foi feito
no-connection = Sem conexão com o Ringlet. Tente de novo em instantes.

## Keeping lists

new-list = Nova lista
edit-list = Editar lista
list-name = Nome
who-calls = Quem liga
every-agent = Todos os agentes
only-these = Só estes
stays-after = Fica na lista depois de
stays-after-hint = Volta quando a tarefa criada com a chamada vencer; senão, um dia depois.
most-tries = Máximo de tentativas
most-tries-hint = Quem não atendeu volta depois de uma hora.
changed-meanwhile = Alguém alterou esta lista nesse meio-tempo.
nothing-overwritten = Nada foi sobrescrito. Salve a sua versão – o que só a outra pessoa mudou fica – ou fique com a outra.
take-theirs = Ficar com a outra
save-mine = Salvar a minha
theirs-and-mine = { $field }: salvo agora { $theirs }, na sua versão { $mine }
delete-list = Excluir lista
delete-question = Excluir “{ $name }” com todos que estão nela? Chamadas e notas ficam.
keep-it = Manter

## Adding people

add-people = Adicionar pessoas
from = De
from-file = Arquivo CSV
from-calls = Histórico de chamadas
from-records = Registros
choose-file = Escolher um arquivo
file-hint = A primeira linha dá nome às colunas.
phone-column = Telefone
name-column = Nome
company-column = Empresa
note-column = Nota
left-out = Deixar de fora
period = Período
any-time = Qualquer data
today = Hoje
last-7 = Últimos 7 dias
last-30 = Últimos 30 dias
outcomes = Resultados
kind = Tipo
leads = Leads
contacts = Contatos
deals = Negócios
status = Status
any-status = Qualquer status
checking = Verificando…
to-be-added = { $count ->
    [one] { NUMBER($count) } pessoa para adicionar
   *[other] { NUMBER($count) } pessoas para adicionar
}
doubles = { $count ->
    [one] { NUMBER($count) } está repetida ou já está na lista
   *[other] { NUMBER($count) } estão repetidas ou já estão na lista
}
blocked = { $count ->
    [one] { NUMBER($count) } está na lista de não ligar
   *[other] { NUMBER($count) } estão na lista de não ligar
}
refused = { $count ->
    [one] { NUMBER($count) } não pode ser adicionada
   *[other] { NUMBER($count) } não podem ser adicionadas
}
line = Linha { $line }
add-count = { $count ->
    [one] Adicionar { NUMBER($count) } pessoa
   *[other] Adicionar { NUMBER($count) } pessoas
}
adding = Adicionando…
