# The dashboard.

## Filters

dashboard = Painel
period = Período
today = Hoje
last-7 = Últimos 7 dias
last-14 = Últimos 14 dias
last-30 = Últimos 30 dias
last-90 = Últimos 90 dias
other-days = Outros dias…
from-day = De
to-day = Até
show-days = Mostrar
days-wrong = Escolha um primeiro e um último dia, com no máximo um ano entre eles.
agent = Agente
all-agents = Todos os agentes
provider = Operadora
all-providers = Todas as operadoras
compared-with = Comparado com { $period }

## Tiles

calls = Chamadas
reached = Atendidas
talk-time = Tempo de conversa
average-call = Chamada média
from-before = de { $count }
points = { $change } pontos
call-backs-due = { $count ->
    [one] { NUMBER($count) } retorno pendente
   *[other] { NUMBER($count) } retornos pendentes
}
hours-minutes = { NUMBER($hours) } h { NUMBER($minutes) } min
minutes = { NUMBER($minutes) } min
as-before = como antes

## Charts

calls-per-day = Chamadas por dia
calls-per-week = Chamadas por semana
not-reached = Não atendidas
how-calls-ended = Como as chamadas terminaram
calls-by-hour = Chamadas por hora
busiest-at = Mais movimento às { $hour }
by-agent = Por agente
by-provider = Por operadora
by-hand = Registradas à mão
phones-history = Histórico de um telefone
by-disposition = O que os agentes escolheram
view = Visualização
chart = Gráfico
table = Tabela
day = Dia
hour = Hora
outcome = Resultado
share = Parcela
success-rate = Taxa de sucesso
nobody-took = Ninguém atendeu
none-chosen = Nada escolhido
disposition = Resultado escolhido

## Outcomes

completed = Concluída
voicemail = Caixa postal
rejected = Recusada
blocked = Bloqueada
no-result = Resultado desconhecido

## In place of the charts

loading = Carregando o painel
none = Nenhuma chamada neste período
none-hint = Escolha um período maior, ou outros agentes ou operadoras.
failed = Não foi possível carregar o painel
failed-hint = Suas chamadas estão seguras no servidor.
sign-in = Entre para ver o painel
sign-in-hint = O Ringlet mostra o painel assim que você entrar nesta página.
