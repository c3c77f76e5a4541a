# What a call button says: the few words that every page load pays for.

call = Ligar para { $number }
calling = Esta chamada está em andamento
missing = Não há número para ligar.
too-short = Este número é curto demais{ $for }. Confira os dígitos ou inclua o código do país.
too-long = Este número é longo demais{ $for }. Confira os dígitos ou inclua o código do país.
length = Nenhum número{ $for } tem essa quantidade de dígitos. Confira os dígitos ou inclua o código do país.
country-code = O código de país deste número é desconhecido. Confira os dígitos depois do sinal de mais.
no-number = Isto não é um número de telefone. Confira os dígitos.
doubtful = Este número não é válido{ $for }. Será discado como está.
elsewhere = { " " }Em outra região ({ $region }) seria { $number }.
for = { " " }({ $region })
not-loaded = Não foi possível falar com o Ringlet. Verifique a conexão e tente de novo.
