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
