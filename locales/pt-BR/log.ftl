# The call log and its player.

## Filters

filters = Filtros
search = Nome ou número
period = Período
any-time = Qualquer data
today = Hoje
yesterday = Ontem
last-7 = Últimos 7 dias
last-30 = Últimos 30 dias
own-days = Dias à escolha
first-day = De
last-day = Até
since-day = Desde { $day }
until-day = Até { $day }
days-reversed = O último dia vem antes do primeiro. Troque os dois.
direction = Direção
outcome = Resultado
source = Origem
disposition = Desfecho
number = Número
more = Mais
picked = { $name }: { NUMBER($count) }
without = Remover o filtro “{ $name }”
quoted = “{ $text }”
clear-filters = Limpar filtros

## Words of a call

incoming = Recebida
outgoing = Efetuada
internal = Interna
completed = Concluída
voicemail = Caixa postal
rejected = Recusada
blocked = Bloqueada
unknown-number = Número oculto
from-phone = Telefone (Bluetooth)
by-hand = Inserida à mão
call-back-due = Retorno pendente
sources-count = { NUMBER($count) } origens

## The list

calls = Chamadas
calls-of = Chamadas { $day }
count = { $count ->
    [one] { NUMBER($count) } chamada
   *[other] { NUMBER($count) } chamadas
}
reached = { NUMBER($reached) } atendidas
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
minutes = { NUMBER($minutes) } min
seconds = { NUMBER($seconds) } s
day = { $count ->
    [one] { NUMBER($count) } chamada, { NUMBER($reached) } atendida
   *[other] { NUMBER($count) } chamadas, { NUMBER($reached) } atendidas
}
loading = Carregando chamadas
none-yet = Nenhuma chamada ainda
none-yet-hint = As chamadas que você faz ou recebe aparecem aqui sozinhas. Clique em um número para fazer a primeira.
none-of-record = As chamadas deste registro aparecem aqui sozinhas.
none-found = Nenhuma chamada com esses filtros
failed = Não foi possível carregar as chamadas
failed-hint = Suas chamadas estão seguras no servidor.
away-hint = O Ringlet não está acessível. Suas chamadas estão seguras no servidor; ele tenta de novo sozinho.
sign-in = Entre para ver suas chamadas
sign-in-hint = O Ringlet as mostra assim que você entrar nesta página.
show-older = Mostrar chamadas anteriores
loading-older = Carregando…
out-of-date = Sem conexão com o Ringlet. A lista pode estar desatualizada.

## The detail

call-detail = Chamada
close-detail = Fechar detalhes
started = Início
talk-time = Tempo de conversa
agent = Agente
line = Linha
our-number = Nosso número
record = Registro
reason = Motivo
note = Nota
task = Tarefa
due = até { $date }
what-happened = O que aconteceu
detail-failed = Não foi possível carregar o resto
placed = Efetuada
rang = Tocou
answered = Atendida
held = Em espera
resumed = Retomada
over = Encerrada
hangup-asked = Desligamento pedido

## The player

recording = Gravação
play = Reproduzir
pause = Pausar
position = Posição
position-text = { $at } de { $total }
speed = Velocidade { $factor }
download = Baixar gravação
no-recording = Não foi possível carregar a gravação. Talvez a operadora não a tenha mais.

## What can be done with the list

look = Exibição
as-list = Lista
as-day = Dia a dia
export = Exportar
exporting = Exportando…
export-hint = Exatamente as chamadas filtradas
export-failed = Não foi possível exportar as chamadas
add-or-import = Inserir ou importar
add-call = Inserir chamada
import-calls = Importar chamadas
close-panel = Fechar
done = Concluir

## A day

day-before = Dia anterior
day-after = Dia seguinte
day-shown = Dia mostrado
none-on-day = Nenhuma chamada neste dia
day-is-cut = Só as { NUMBER($count) } chamadas mais recentes deste dia são mostradas. Filtre para ver as outras.
nobody = Ninguém

## Several sources, legs

not-the-same = Não é a mesma chamada
the-same = É a mesma chamada
join-with = Unir a outro registro
none-near = Nenhuma outra chamada com este número em duas horas
change-failed = Não foi possível mudar isso
legs = Conexões
agent-phone = Nosso telefone
other-side = Outro lado
answered-at = Atendida às { $at }
rang-at = Tocou às { $at }, não atendida
write-down = Nota e tarefa
link-record = Vincular a um registro
change-record = Alterar
new-record = Novo lead, negócio ou contato
create = Criar
name-or-company-needed = Digite um nome ou uma empresa.
record-created = Criado e vinculado à chamada: { $name }
record-not-created = Não foi possível criar

## A call entered by hand

name = Nome
not-said = Não informado
length-help = Minutos, ou minutos e segundos
length-wrong = Escreva como 4:32 ou 5.
number-or-name = Informe um número ou um nome.
number-wrong = Isto não é um número de telefone. Confira os dígitos ou acrescente o código do país.
time-missing = Informe dia e hora.
time-to-come = Este momento ainda não chegou.

## The import of files

choose-files = Escolha arquivos ou solte-os aqui
files-hint = O histórico de um telefone (.vcf) ou uma tabela (.csv)
in-log-of = No registro de
device = Telefone
device-help = Dê um nome próprio a cada telefone, para que suas chamadas sejam reconhecidas na próxima importação.
reading-files = Lendo os arquivos…
storing-calls = Guardando as chamadas…
new-calls = { $count ->
    [one] { NUMBER($count) } chamada nova
   *[other] { NUMBER($count) } chamadas novas
}
added-calls = { $count ->
    [one] { NUMBER($count) } chamada importada
   *[other] { NUMBER($count) } chamadas importadas
}
known-calls = { NUMBER($count) } já conhecidas
skipped-rows = { NUMBER($count) } ilegíveis
import-count = { $count ->
    [one] Importar { NUMBER($count) } chamada
   *[other] Importar { NUMBER($count) } chamadas
}
import-failed = Não foi possível ler os arquivos
what-is-wrong = O que não pôde ser lido
file-line = { $file }, linha { $line }
first-rows = Primeiras linhas do arquivo
columns = Qual coluna é o quê
people-in-table = Quem é quem
field-id = Identificador
field-answered = Atendida em
time-zone = Fuso horário
site-zone = O do site
local-z = Horários marcados como UTC são locais (alguns telefones fazem isso)
direction-of-all = Direção de todas as linhas
by-column = Como diz a coluna
changed-calls = { NUMBER($count) } corrigidas

## Teams

sync-teams = Sincronizar o Teams agora
syncing = Sincronizando…
synced = Teams: { NUMBER($added) } novas, { NUMBER($updated) } atualizadas
sync-waiting = { $count ->
    [one] Mais { NUMBER($count) } chamada está sendo buscada.
   *[other] Mais { NUMBER($count) } chamadas estão sendo buscadas.
}
sync-failed = Não foi possível sincronizar o Teams
