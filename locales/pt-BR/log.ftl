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
direction = Direção
outcome = Resultado
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

## The list

calls = Chamadas
calls-of = Chamadas { $day }
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
sign-in = Entre para ver suas chamadas
sign-in-hint = O Ringlet as mostra assim que você entrar nesta página.
show-older = Mostrar chamadas anteriores
loading-older = Carregando…

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
