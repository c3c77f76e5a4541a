# A call: popup, pill, wrap-up, chooser, toasts.

## Status lines

queued = Aguardando uma linha
dialing = Ligando…
ringing = Chamando…
connected = Em andamento
on-hold = Em espera
ended = Ligação encerrada
no-answer = Sem resposta
busy = Ocupado
canceled = Cancelada
missed = Perdida
failed = Falhou
incoming = Recebida
wrap-up = Finalização
result-unknown = Resultado desconhecido

## The line below a name

rang-for = chamou por { $time }
you-ended = você encerrou
you-rejected = você recusou
they-declined = recusaram
voicemail = caixa postal, { $time }
voicemail-untimed = foi para a caixa postal
not-in-crm = Não está no seu CRM
matches = { $count ->
    [one] { NUMBER($count) } registro encontrado
   *[other] { NUMBER($count) } registros encontrados
}

## Records

lead = Lead
deal = Negócio
contact = Contato
who-is-calling = Quem está ligando?
open-record = Abrir registro
create-lead = Criar lead
first-name = Nome
last-name = Sobrenome
company = Empresa
lead-created = Lead criado para { $name }
lead-failed = O lead não foi criado
first-name-needed = Digite um nome.
find-record = Buscar registro
name-or-number = Nome ou número
looking = Buscando…
no-record-found = Nenhum registro encontrado.
linked = Chamada guardada em { $name }
link-failed = A chamada não foi guardada no registro

## Window and controls

call = Ligação
call-controls = Controles da ligação
minimise = Minimizar
close = Fechar
open-window = Abrir janela da ligação
move-window = Mova a janela da ligação com as setas
answer = Atender
hold-and-answer = Pôr em espera e atender
reject = Recusar
hang-up = Desligar
cancel-call = Cancelar ligação
mute = Mudo
unmute = Com som
hold = Espera
resume = Retomar
keypad = Teclado
tones-sent = Tons enviados
note = Nota
task = Tarefa
demo-line = Linha de teste
answer-on-phone = Atenda no seu telefone. Esta janela acompanha a ligação.
is-calling = { $name } está ligando
second-call = Segunda ligação
more-calls = { $count ->
    [one] mais { NUMBER($count) }
   *[other] mais { NUMBER($count) }
}
swap = Trocar
open = Abrir

## Ended

log-and-close = Registrar e fechar
call-again = Ligar de novo
call-back = Retornar
remind-me = Lembrar-me
other-line = Outra linha
try-again = Tentar de novo
use-other = Usar { $provider }
stop-waiting = Parar de esperar
do-wrap-up = Finalizar
wrap-up-not-saved = Finalização não salva

## Wrap-up

how-did-it-go = Como foi?
disposition = Resultado
draft-kept = Rascunho guardado
save = Salvar
saving = Salvando…
skip = Pular
saved-to = Ligação salva em { $name }
saved = Ligação salva
not-saved = Ainda não foi salvo. Sem conexão.
kept-here = Guardado neste aparelho e salvo assim que a conexão voltar.
save-failed = Não foi salvo.
did-you-reach = { $provider } não informou o resultado. Você conseguiu falar?
we-spoke = Sim, falamos
left-voicemail = Caixa postal

## Note editor

format = Formato
bold = Negrito
italic = Itálico
list = Lista
link = Link
link-address = Endereço do link
add-link = Inserir link

## Task

add-task = Adicionar tarefa
add = Adicionar
edit-task = Editar tarefa
remove-task = Remover tarefa
cancel = Cancelar
task-title = Tarefa
task-title-needed = Diga o que deve ser feito.
details = Detalhes
optional = opcional
due = Prazo
priority = Prioridade
low = Baixa
medium = Média
high = Alta
assigned-to = Responsável
you = { $name } (você)
call-back-task = Ligar de novo para { $name }

## Chooser

call-name-with = Ligar para { $name } com
line = Linha
rings-your-phone = Toca no seu telefone
in-this-browser = Neste navegador
not-allowed-for-you = Não liberado para você
line-away = Não responde no momento
make-default = Usar como meu padrão

## Toasts and notices

close-message = Fechar mensagem
no-connection = Sem conexão com o Ringlet
goes-on = Sem conexão com o Ringlet. Sua ligação continua; o estado pode estar desatualizado.
invalid-number = Não é possível ligar para este número
check-digits = Confira os dígitos ou acrescente o código do país.
sign-in = Entre para ligar
not-signed-in = Ninguém entrou nesta página.
not-allowed = Você não pode ligar com { $provider }
ask-or-use = Seu administrador não liberou para você. Use { $other } ou peça acesso.
ask-for-it = Seu administrador não liberou para você. Peça acesso.
call-with = Ligar com { $provider }
refused = { $provider } recusou a ligação
ask-to-check = Peça ao administrador para verificar.
away = { $provider } não responde
away-or-use = A ligação não foi feita. Tente de novo ou use { $other }.
away-retry = A ligação não foi feita. Tente de novo.
fell-back = { $from } está fora do ar. Ligando por { $to }.
too-much-data = Esta ligação leva dados demais
too-much-data-body = A página pode enviar 2.000 caracteres. Avise quem cuida desta página.
no-reply = Ainda sem resposta de { $provider }
no-reply-body = Não sabemos se a ligação foi feita. Veja seu telefone antes de ligar de novo.
no-phone = Você não tem telefone configurado
no-phone-body = Peça ao administrador para incluir seu número.
no-line = Nenhuma linha configurada
no-line-body = Peça ao administrador para conectar um provedor, ou ligue do seu telefone.
mic-denied = O microfone está bloqueado
mic-denied-body = Permita o uso nesta página pela barra de endereço do navegador e ligue de novo.
mic-missing = Nenhum microfone encontrado
mic-missing-body = Conecte um, ou feche o programa que o está usando, e ligue de novo.
already-talking = Você já está em uma ligação
already-talking-body = Encerre essa ligação e ligue de novo.
use-phone = Ligar do meu telefone
too-many = Ligações demais ao mesmo tempo
too-many-body = Espere um minuto e ligue de novo.
not-placed = A ligação não foi feita
control-failed = { $provider } não executou isso
the-provider = A linha

## Dialpad

waiting-for-sign-in = Aguardando login
handed-to-dialpad = Entregue ao Dialpad
ringing-stopped = Parou de tocar
dialpad-waits = Entre no Dialpad e a chamada será feita. Ela espera por mais { $time }.
continue-in-dialpad = Continue na janela do Dialpad. O estado aparece aqui assim que o Dialpad o informar.
dialpad-says-nothing = O Dialpad não informa nada sobre esta chamada, por isso o tempo é uma estimativa. Diga quando ela terminar.
own-phone-says-nothing = Ninguém informa nada sobre esta chamada, por isso o tempo é uma estimativa. Diga quando ela terminar.
dialpad-is-asked = Estamos perguntando ao Dialpad se ela foi atendida.
call-is-over = A chamada terminou
dialpad-silent = O Dialpad não responde
dialpad-silent-body = Permita cookies e pop-ups para dialpad.com ou pergunte se esta página está na lista dele.
dialpad-sign-in = Entre no Dialpad para ligar
dialpad-sign-in-body = Ninguém entrou a tempo e a chamada não foi feita. Entre e ligue de novo.
dialpad-other-user = Outra pessoa entrou no Dialpad
dialpad-other-user-body = As chamadas agora saem em nome do usuário { $user }.
dialpad-wrong-identity = A página indica um escritório ou call center que o Dialpad não conhece. Avise quem cuida desta página.
dialpad-wrong-caller-id = O número a ser mostrado não é um número internacional completo. Avise quem cuida desta página.
dialpad-loading = Abrindo o Dialpad…
dialpad-signed-in = Conectado
dialpad-signed-in-as = Conectado como usuário { $user }
dialpad-needs-sign-in = Entre para fazer e receber chamadas
show-dialpad = Mostrar o Dialpad
hide-dialpad = Ocultar o Dialpad
move-dialpad = Mova o Dialpad com as setas do teclado
