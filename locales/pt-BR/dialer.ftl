# The dial pad.

number = Número
delete-last = Apagar último dígito
country = País: { $country }
choose-country = País
change = Mudar
done = Pronto
missing = { $count ->
    [one] Falta { NUMBER($count) } dígito
   *[other] Faltam { NUMBER($count) } dígitos
}
too-long = Longo demais para { $country }
too-short = Curto demais para { $country }
unknown-code = Código de país inexistente
not-a-number = Não é um número de telefone
mobile = { $country }, celular
fixed-line = { $country }, fixo
toll-free = { $country }, ligação gratuita
line-away = { $provider } não responde no momento.
