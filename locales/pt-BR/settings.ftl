# The settings, for administrators.

## Everywhere

settings = Configurações
loading = Carregando…
try-again = Tentar de novo
save = Salvar
saving = Salvando…
discard = Descartar
cancel = Cancelar
change-of = Alterar { $name }
change = Alterar
remove = Remover
removing = Removendo…
remove-of = Remover { $name }
add = Adicionar
adding = Adicionando…
making = Criando…
choose = Escolher…
copy = Copiar
copied = Copiado
saved = Salvo
copy-by-hand = Selecione e copie manualmente
copy-now = Copie agora. Não será mostrado de novo.
show-older = Mostrar anteriores
keep = Manter
name = Nome
on = Ativada
off = Desativada

## Saving, and two administrators at once

unsaved = { $count ->
    [one] { NUMBER($count) } alteração não salva
   *[other] { NUMBER($count) } alterações não salvas
}
invalid = Ainda há algo a corrigir.
invalid-hint = Corrija o que está em vermelho e salve.
save-question = Salvar as alterações?
changed-fields = Alterado: { $fields }
stay = Ficar aqui
conflict = Alguém alterou esta página nesse meio-tempo.
conflict-hint = Nada foi sobrescrito. Compare e salve a sua versão ou fique com a outra.
nothing-overwritten = Nada foi sobrescrito. Tente de novo.
field = Campo
theirs = Salvo agora
mine = Sua versão
save-mine = Salvar a minha
take-theirs = Ficar com a outra
empty = Vazio
hidden = Oculto
new-secret = Um novo valor

## Faults

no-connection = Sem conexão com o Ringlet.
no-connection-hint = Nada foi alterado. Verifique a conexão e tente de novo.
no-answer = O Ringlet não respondeu a tempo.
no-answer-hint = Não se sabe se isso foi feito. Confira antes de tentar de novo.
session-ended = Sua sessão terminou.
session-ended-hint = Entre de novo; o que você digitou fica até sair desta página.
odd-answer = O Ringlet deu uma resposta que esta página não entende.
odd-answer-hint = A página pode ser mais antiga que o servidor. Recarregue-a.
failed = O Ringlet não conseguiu fazer isso.
server-said = O servidor informou “{ $code }”.
gone = Isso não existe mais.

## Who may see the settings

not-yours = Você não pode alterar estas configurações
not-yours-hint = Você entrou como { $name }. As configurações são para administradores; peça a um deles ou entre como administrador.
sign-in-title = Entre para alterar as configurações
email = E-mail
password = Senha
sign-in = Entrar
signing-in = Entrando…
wrong-password = E-mail e senha não conferem.

## The rail

lines = Linhas
people = Pessoas
pages = Página
records = Registros
providers = Provedores
default-line = Linha padrão
users = Usuários
phones = Telefones dos agentes
access = Quem pode ligar
embed = Incorporar
dispositions = Resultados
region = Região
do-not-call = Lista de não ligar
audit = Registro de auditoria
requests = Registro de requisições
needs-attention = Precisa de atenção

## Providers at a glance

hub-line = Por onde as ligações saem e chegam.
none-working = Nenhuma linha funciona ainda.
working = { $count ->
    [one] { NUMBER($count) } linha funciona.
   *[other] { NUMBER($count) } linhas funcionam.
}
needing = { $count ->
    [one] { NUMBER($count) } precisa de você.
   *[other] { NUMBER($count) } precisam de você.
}
connected = Conectado
waiting = Aguardando o primeiro webhook
failing = Com falha
failing-since = Com falha desde { $time }
last-event = Último evento { $when }
no-event = Nenhum evento ainda
just-now = agora mesmo
minutes-ago = { $count ->
   *[other] há { NUMBER($count) } min
}
set-up = Configurar
open = Abrir
fix = Corrigir
go-on = Continuar
act-on = { $act }: { $name }
all-providers = Todos os provedores

## One provider

line-on = { $name } ativada
experimental = Experimental
experimental-hint = A empresa publica pouco sobre sua interface. Teste antes de depender dela.
connection = Conexão
test-connection = Testar conexão
test-again = Testar de novo
testing = Testando…
test-saved = O teste usa o que está salvo. Salve antes para testar suas alterações.
answered-in = Respondeu em { $seconds } s.
webhook = Webhook
webhook-line = { $name } informa as ligações aqui.
webhook-address = Endereço do webhook
webhook-secret = Quem conhece este endereço pode informar ligações. Guarde-o entre você e o provedor.
webhook-signed = O que chega aqui é assinado pelo provedor; o resto é recusado. O endereço não é segredo.
step-copy = Copie o endereço
webhook-waiting = Aguardando o primeiro webhook…
webhook-waiting-hint = Faça uma ligação de teste e esta linha fica verde sozinha.
webhook-first = Primeiro webhook recebido em { $day }
webhook-since = { $count ->
   *[other] { NUMBER($count) } desde então
}
webhook-last = Último { $when }, compreendido
webhook-odd = Último { $when }, mas não tratava de uma ligação que o Ringlet entende. Ficou guardado.
register-webhook = Registrar o webhook
registering = Registrando…
webhook-registered = O provedor já conhece este endereço. A próxima ligação será informada aqui.
new-address = Criar novo endereço
new-address-question = O endereço antigo para de funcionar na hora. As ligações ficam sem registro até o novo ser colado no provedor.
keep-address = Manter o antigo
test-call = Ligação de teste
test-call-line = Liga para um número seu por esta linha, como um agente faria.
test-call-off = Ative a linha e salve antes.
number-to-call = Número para ligar
call = Ligar
calling = Ligando…
test-call-placed = A ligação está em andamento. A janela mostra como vai.

## Secrets

replace = Substituir
keep-old = Manter o atual
show-typed = Mostrar o que foi digitado
secret-saved = Salvo, oculto
secret-kept = O valor salvo vale até você salvar um novo. Ele nunca é mostrado de novo.

## What can’t be right

needed = A linha precisa disto para ser ativada.
no-digits = Isto não é um número de telefone: não tem dígitos.
bad-country-code = Este código de país não existe.
add-country-code = Inclua o código do país, começando com +.
number-short = Este número é curto demais para { $country }. São { NUMBER($digits) } dígitos depois de +{ $code }.
number-long = Este número é longo demais para { $country }. São { NUMBER($digits) } dígitos depois de +{ $code }.
number-unknown = Este número não existe em { $country }.
this-country = este país
address-empty = Informe o endereço, começando com https://.
address-scheme = Um endereço começa com https://.
address-password = O endereço não pode conter usuário nem senha.
address-host = Falta o host neste endereço ou há um espaço nele.
origin-path = Só o início do endereço, como https://crm.example.com, sem caminho.
password-empty = Informe uma senha.
password-short = A senha tem pelo menos 8 caracteres.
password-long = A senha tem no máximo 512 caracteres.
email-bad = Informe um e-mail, como asha@example.com.
name-empty = Informe um nome.
number-range = Um número inteiro de { NUMBER($least) } a { NUMBER($most) }.
number-whole = Informe um número inteiro.
text-long = No máximo { NUMBER($most) } caracteres.
text-begins = O valor deve começar com { $with }.

## Default line

default-line-line = Usada quando nem a página nem a pessoa escolheu uma.
ask-each-time = Perguntar sempre
ask-each-time-hint = Quem pode usar mais de uma linha escolhe
off-now = Desativada no momento

## Users

users-line = Quem entra, qual telefone toca, quais linhas pode usar.
role = Função
phone = Telefone
may-use = Pode usar
add-user = Adicionar usuário
all-users = Todos os usuários
admin = Administrador
admin-line = Configurações, usuários e tudo o que segue
admins = Administradores
agent = Agente
agent-line = Faz e recebe ligações, vê o próprio histórico
agents = Agentes
viewer = Observador
viewer-line = Vê, mas nunca liga
no-role = Sem função
disabled = Desativado
disabled-line = Sai na hora e não entra mais; ligações e notas ficam
enabled = Ativo
may-sign-in = Pode entrar
no-phone = Sem telefone ainda
every-line = Todas as linhas
none = Nenhuma
signs-in-with = Usado para entrar.
first-password = Primeira senha
first-password-hint = Pelo menos 8 caracteres. Passe em particular.
new-password = Nova senha
new-password-hint = Vazio: a atual continua.
api-key = Chave de API
api-key-line = Para programas que agem como este usuário. Tem os mesmos direitos.
api-key-has = Já tem uma chave. Uma nova encerra a antiga na hora.
make-key = Criar chave de API
replace-key = Substituir chave de API
copy-key = Copiar chave
remove-user = Remover usuário
remove-user-line = Ligações, notas e tarefas ficam. Para afastar alguém por um tempo, desative.
remove-user-question = Remover { $name }? Isto não pode ser desfeito.

## Agents’ phones

phones-line = O telefone que toca quando alguém liga e onde as ligações chegam.
all-phones = Todos os telefones
takes-calls = Recebe ligações
set-at-provider = Definido no provedor
sites-default = Padrão do site
in-browser = No navegador
in-browser-line = Onde o provedor permitir; senão o telefone toca
on-phone = No telefone
on-phone-line = Toca o número acima
numbers = Números
another-number = Outro número
rings = Toca
let-it-ring = Fazer tocar
number-that-rings = Número que toca
no-phone-hint = Sem telefone ainda. Adicione o número que deve tocar.
agent-number = Número ou ID em { $name }
agent-number-hint = Telefone, ramal ou ID do agente lá. Vazio: o número que toca.
agent-id = ID em { $name }
agent-id-hint = Sem ele esta pessoa não pode ligar por { $name }.
agent-caller-id = Número mostrado por { $name }
agent-caller-id-hint = Os clientes o veem. Vazio: o número da empresa.

## Who may call

access-line = Verificado no servidor antes de enviar qualquer coisa.
line = Linha
everybody = Todos
everybody-line = Todos os administradores e agentes
only-these = Só estes
only-these-line = Funções e pessoas escolhidas; os demais são recusados
roles = Funções
add-person = Adicionar alguém
nobody-chosen = Ninguém foi escolhido: ninguém pode ligar por esta linha.

## Embed

embed-line = Cole isto uma vez nas páginas do seu CRM, antes do fim do head.
script-tag = Tag de script
copy-script-tag = Copiar tag de script
open-demo = Abrir a página de demonstração
csp-line = Só para páginas que enviam este cabeçalho: inclua estas diretivas.
header = Cabeçalho
copy-header = Copiar cabeçalho
origins = Páginas que podem incorporar
origins-line = Só estes endereços podem carregar o Ringlet com seus dados.
no-origins = Nenhuma ainda: só páginas deste servidor.
another-page = Outra página
add-page = Adicionar página
set-at-start = Definida na partida
embed-secret = Segredo de incorporação
embed-secret-line = Com ele seu servidor faz as pessoas entrarem.
embed-secret-made = Criado em { $day }.
embed-secret-none = Com ele seu servidor faz as pessoas entrarem, sem login aqui. Ainda não foi criado.
make-secret = Criar segredo
replace-secret = Substituir segredo
replace-secret-question = Quem entrou com o segredo antigo sai na hora, até seu servidor usar o novo.
secret-on-server = Guarde-o no seu servidor; nunca o coloque em uma página.
copy-secret = Copiar segredo

## Dispositions

dispositions-line = O que se escolhe quando a ligação termina, nesta ordem.
no-dispositions = Nenhum: o encerramento terá só nota e tarefa.
new-disposition = Novo resultado
disposition-example = Retornar na próxima semana
move-up = Mover { $name } para cima
move-down = Mover { $name } para baixo
in-list = Isto já está na lista.
disposition-long = No máximo { NUMBER($most) } caracteres, para caber no botão.
dispositions-full = No máximo { NUMBER($most) }; remova um antes.

## Region

region-line = Como os números são lidos e qual idioma o Ringlet fala. O que a tag de script de uma página diz vale antes.
country = País
country-hint = Para números que começam sem +.
country-default = Não escolhido: { $country }
language = Idioma
language-hint = De botões, janela, histórico e configurações.
language-page = Idioma da página
record-url = Endereço de um registro
record-url-hint = Onde seu CRM mostra um registro, com { "{" }doctype{ "}" } e { "{" }name{ "}" } no lugar do tipo e da chave. Vazio: a janela não mostra link.
record-url-start = Começa com / ou https://.
record-url-name = Precisa de { "{" }name{ "}" } onde vai a chave do registro.
opening-hours = Horário de atendimento
opening-hours-hint = Quando as chamadas são atendidas, pelo relógio do servidor. Dia vazio: fechado; todos vazios: sempre aberto. Fora dele, chamadas recebidas pelo Twilio não tocam para ninguém, e quem liga ouve o motivo. Outros provedores decidem por conta própria.
opening-hours-wrong = De e até, por exemplo 09:00–18:00.

## Do-not-call list

do-not-call-line = Números para os quais ninguém pode ligar. O servidor os recusa antes de enviar qualquer coisa.
do-not-call-none = Nenhum número está na lista.
number = Número
reason = Motivo
added = Adicionado
add-number = Adicionar número
added-by = { $who }, { $when }

## Records

audit-line = Mudanças nas configurações, entradas, ligações feitas e recusadas. Nada aqui pode ser alterado.
when = Quando
who = Quem
what = O quê
nobody = Ninguém conectado
nothing-yet = Nada aconteceu ainda.
requests-line = O que o Ringlet e os provedores disseram um ao outro, só o mais recente. Segredos ficam de fora e números são mascarados.
no-requests = Nada foi enviado ou recebido ainda.
request = Requisição
sent = Enviada
received = Recebida
no-reply = sem resposta
milliseconds = { NUMBER($count) } ms
request-address = Endereço
request-error = O que deu errado
request-body = O que foi pedido
response-body = O que foi respondido
do-not-call-reason = Dito a quem tentar ligar.

## Extensions, numbers and operators of a PABX

extensions = Ramais
extensions-line = O que o PABX da JT Telecom tem. As mudanças valem lá na hora.
dids = Números
operators = Operadores
user = Usuário
leads-to = Leva a
leads-to-hint = Um ramal ou fila, como o PABX o chama.
nobodys = Ninguém
add-extension = Adicionar ramal
add-did = Adicionar número
nothing-there = Ainda não há nada.
remove-for-good = Remover de vez
presence-offline = Fora
presence-available = Disponível
presence-paused = Em pausa
operator-login = Entrar
operator-logout = Sair
operator-pause = Pausar
operator-unpause = Voltar a atender
pause-reason = Motivo da pausa
asking = Consultando o PABX…

## What runs by itself, and imports

background = Importações e trabalho em segundo plano
source-teams = Chamadas do Microsoft Teams
source-teams-subscription = Notificações do Microsoft Teams
source-phone = Listas de telefones
source-table = Tabelas
source-retention = Remoção de ligações antigas
next-run = próxima vez { $when }

## Privacy

privacy = Privacidade
privacy-line = Por quanto tempo as chamadas são guardadas e como esquecer um número quando alguém pede.
keep-calls = Por quanto tempo as chamadas são guardadas
keep-for-good = Para sempre
keep-for-good-line = Até que um número seja apagado
keep-for-a-time = Por um tempo
keep-for-a-time-line = As mais antigas são apagadas a cada hora, com tudo o que foi informado sobre elas
days = Dias
days-hint = 365 são um ano.
kept-since = As chamadas que começaram antes de { $day } são apagadas.
none-older = As chamadas que começaram antes de { $day } são apagadas. No momento não há nenhuma.
older-go = { $count ->
    [one] { NUMBER($count) } chamada que começou antes de { $day } será apagada em até uma hora depois de salvar.
   *[other] { NUMBER($count) } chamadas que começaram antes de { $day } serão apagadas em até uma hora depois de salvar.
}
no-way-back = Isso não pode ser desfeito.
removing-failed = Não foi possível apagar as chamadas antigas.
last-looked = Última verificação: { $when }
removed-none = Nenhuma chamada foi apagada até agora
removed-so-far = { $count ->
    [one] { NUMBER($count) } chamada apagada até agora, em { $when }
   *[other] { NUMBER($count) } chamadas apagadas até agora, as últimas em { $when }
}
erase-number = Apagar um número
erase-number-line = Tira de todas as chamadas do número o próprio número, o nome, as notas, as tarefas e o que os provedores informaram. As chamadas continuam na contagem, sem a pessoa.
show-kept = Mostrar o que há
looking = Procurando…
nothing-kept = Nada está guardado de { $number }.
kept-of = Guardado de { $number }
erase-calls = { $count ->
    [one] { NUMBER($count) } chamada
   *[other] { NUMBER($count) } chamadas
}
erase-recordings = { $count ->
    [one] { NUMBER($count) } link de gravação
   *[other] { NUMBER($count) } links de gravações
}
erase-reports = { $count ->
    [one] { NUMBER($count) } aviso de provedor
   *[other] { NUMBER($count) } avisos de provedores
}
erase-notes = { $count ->
    [one] { NUMBER($count) } nota
   *[other] { NUMBER($count) } notas
}
erase-tasks = { $count ->
    [one] { NUMBER($count) } tarefa
   *[other] { NUMBER($count) } tarefas
}
erase-rows = { $count ->
    [one] { NUMBER($count) } lugar em lista de chamadas
   *[other] { NUMBER($count) } lugares em listas de chamadas
}
erase-leaves = Contatos, leads e negócios ficam, assim como a lista de não ligar e as gravações no provedor. Apague-os onde estão.
number-again = O número mais uma vez
not-the-number = Este não é o número acima.
erase-for-good = Apagar de vez
erasing = Apagando…
erased = { $number } foi apagado.
proof = Comprovante
proof-hint = Fica no registro de auditoria no lugar do número, com quem apagou, quando e quanto. Apagar o mesmo número de novo gera o mesmo comprovante.
copy-proof = Copiar comprovante
see-audit = Ver o registro de auditoria
