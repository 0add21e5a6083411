"""The Portuguese of policy sentences, of Brazil and of Portugal; accents are folded away before it is matched."""

import re

from commerce.terms import EditKind, ExceptionKind
from knowledge.policy.grammar import Grammar

_SHIP = (
    r"(?:envi(?:o|ad[oa]s?|ar|armos|amos|em|e)|expedi(?:cao|d[oa]s?|r|rmos)|despach(?:o|ad[oa]s?|ar|armos)|postag(?:em|ens)|postad[oa]s?|"
    r"remetid[oa]s?|sair(?:em)?(?: para entrega| d[eoa] \w+)?|said[oa]s?|saiu|saiam|sai|a caminho|em transito|em transporte|entregue a transportadora)"
)
_NOT = r"(?:nao|nunca|jamais|nem|impossivel|sem)"
_TOPIC = r"(?:alter|modific|mud[ao]|edi[tc]|atualiz|corrig|ajust|cancel|anul|troc)"
_ORDERED = (
    r"(?:(?:o|a|os|as|do|da|de|seu|sua|um|uma|fazer|feito|feita|realizar|realizad[oa]|efetuar|efetuad[oa]|concluir|concluid[oa]|finalizar|finalizad[oa]|"
    r"ter|ser|foi|tenha sido|momento|hora|data|confirmacao|aprovacao|conclusao|realizacao|em que|que|seja|e|esta)\s+){0,6}"
    r"(?:pedidos?|encomendas?|compras?|comprar|encomendar|pagamento|checkout|confirmacao|confirmad[oa]s?|finaliza(?:cao|r|d[oa]s?)|feit[oa]s?|realizad[oa]s?|efetuad[oa]s?|concluid[oa]s?)"
    r"(?: (?:ter(?:em)? sido |ser(?:em)? |foi |e |for |forem |estar |estiver )*(?:feit[oa]s?|realizad[oa]s?|efetuad[oa]s?|confirmad[oa]s?|finalizad[oa]s?|concluid[oa]s?|registad[oa]s?|registrad[oa]s?))?"
)

PORTUGUESE = Grammar(
    language="pt",
    rewrites=(
        (re.compile(r"\b(?:mudou|mudar|mudanca|mude) de (?:ideias?|opiniao)\b"), " "),
        (
            re.compile(
                r"\bnao mais (?:de|do que|que)\b|\bem no maximo\b|\bno maximo(?: em| ate)?\b|\bnum maximo de\b|\bate no maximo\b"
            ),
            "em ate",
        ),
        (re.compile(r"\bnao (?:so|apenas|somente)\b"), " "),
        (
            re.compile(r"\b(?:que )?(?:voce )?(?:ja )?nao (?:quer|queira|precisa|precise|deseja|deseje)m?(?: mais)?\b"),
            " ",
        ),
        (re.compile(r"\bendereco de (?:entrega|envio)\b|\bmorada(?: de (?:entrega|envio))?\b"), "endereco"),
        (
            re.compile(
                r"\b(?:com|e receber|e recebe|para|com direito a) (?:o )?(?:reembolso|devolucao do valor|estorno) (?:total|integral|completo)\b"
            ),
            " ",
        ),
        (re.compile(r"\bnao hesite\b|\bsem (?:problemas?|perguntas|justificativa|justificacao)\b"), " "),
        (
            re.compile(
                r"\b((?:itens|artigos|produtos|item|artigo|produto)) d[oae] (?:seu |sua )?(?:pedido|encomenda|compra)\b"
            ),
            r"\1",
        ),
        (re.compile(r"\bpedidos? de (?=cancelamento|alteracao|anulacao|modificacao|alteracoes)"), ""),
        (re.compile(r"(?:,? e|,)? nao depois(?: disso)?\b"), " "),
    ),
    split=re.compile(
        r"[;!?]|(?<=[a-z)])\. |\s[-\u2013\u2014]+\s|\.\.\.|,? (?:mas(?! nao (?:o|a|os|as)\b)|porem|contudo|no entanto|entretanto|enquanto|embora|senao|todavia) |"
        r", (?:entao|depois|por isso) |, e (?=\w+ (?:e|sao|pode|podem|nao|leva|levam|sera|serao|deve|devem)\b)|"
        r" e (?=(?:os? reembolsos?|nos |voce |ele |ela |eles |elas |o prazo|o reembolso|a devolucao|as devolucoes|a entrega|o envio |respondemos|processamos|devolvemos|reembolsamos|enviamos|entregamos))"
    ),
    modify=re.compile(
        r"\b(?:(?:altera|modifica|muda|edita|atualiza|corrigi|ajusta)-l[oa]s?|alter(?:ar|ad[oa]s?|acao|acoes|amos|e|o|em|armos|avel|aveis)|modific(?:ar|ad[oa]s?|acao|acoes|amos|avel)|mud(?:ar|ad[oa]s?|anca|ancas|amos|e)|"
        r"edit(?:ar|ad[oa]s?|amos|avel)|edic(?:ao|oes)|atualiz(?:ar|ad[oa]s?|acao|acoes)|corrig(?:ir|id[oa]s?)|correcao|correcoes|ajust(?:ar|ad[oa]s?|es?)|"
        r"troc(?:ar|ad[oa]s?) (?:de |[oa]s? )?(?:tamanho|cor(?:es)?|endereco|quantidade|modelo))\b"
    ),
    cancel=re.compile(
        r"\b(?:(?:cancela|anula)-l[oa]s?|cancel(?:ar|ad[oa]s?|amentos?|amos|e|em|avel|aveis)|anul(?:ar|ad[oa]s?|acao|acoes))\b"
    ),
    returns=re.compile(
        r"\b(?:devol(?:ver|vid[oa]s?|ucao|ucoes|va|vemos)|arrependimento|mandar de volta|retornar (?:o|os|a|as) (?:produto|item|itens|artigo)s?|livre resolucao)\b"
    ),
    refund=re.compile(r"\b(?:reembols\w+|estorn\w+|ressarc\w+|devolucao do (?:valor|dinheiro)|restitu\w+)\b"),
    whole_order=re.compile(r"\b(?:pedidos?|encomendas?|compras?)\b"),
    order=re.compile(
        r"\b(?:pedidos?|encomendas?|compras?|item|itens|produtos?|artigos?|pecas?|tamanhos?|cor(?:es)?|variantes?|quantidades?|enderecos?|"
        r"solicitac(?:ao|oes)|alterac(?:ao|oes)|modificac(?:ao|oes)|mudancas?|edic(?:ao|oes)|cancel\w+|anul\w+|[aeo]lter\w+-l[oa]s?|l[oa]s?|ele|eles|ela|elas)\b"
    ),
    foreign=re.compile(
        r"\b(?:senhas?|palavra-passe|contas?|perfil|e-?mails?|assinaturas?|subscric(?:ao|oes)|newsletter|termos|politicas? (?:pode|podem|a qualquer)|esta politica|"
        r"precos?|cookies?|preferencias|agendamentos?|marcac(?:ao|oes)|forma de pagamento|metodo de pagamento|cartao de credito|navegador|site|aviso|"
        r"faturas?|nota fiscal|faturacao|cobranca|ingressos?|cadastro|plano)\b"
    ),
    scoped=re.compile(
        r"\b(?:parcial(?:mente)?|parte d[oae]|alguns (?:itens|pedidos|artigos)|restantes?|expresso?s?|urgentes?|internaciona(?:l|is)|atacado|grosso|empresas?|"
        r"b2b|em promocao|promocionais?|promocao|saldos?|outlet|liquidacao|com desconto|personaliza\w+|customiza\w+|gravad[oa]s?|sob (?:encomenda|medida)|por medida|"
        r"pre-?vendas?|pre-?encomendas?|cartao-? ?(?:presente|oferta)|vales?-?(?: |presente|oferta)|marketplace|telefone|vip|fidelidade|premium|moveis|digita(?:l|is)|"
        r"pereciveis|fins? de semana|feriados?|domingos?|sabados?|natal|black friday|convidad[oa]s?|presentes?|assinantes?|revendedor\w*)\b|"
        r"\b(?:pedidos?|encomendas?|compras?|itens|produtos|artigos) (?:acima|abaixo|superiores|inferiores|a partir de|com|de (?!venda|compra|cancel|alter|um|uma|qualquer)\w+|pag[oa]s?|vindos|para (?!cancel|alter|modific|mud|edit|o|a)\w+|contendo|que contenham|feit[oa]s? (?:por|com|via|antes|ate|pelo|durante|em|na|no|aos)|realizad[oa]s? (?:por|com|via|antes|ate|pelo|durante|em|na|no|aos))\b|"
        r"\b(?:clientes|membros) (?:em|de|com|que|do|da)\b"
    ),
    negation=re.compile(r"\b(?:nao|nunca|jamais|nem|nenhum[ao]?|impossivel|tampouco|deixa(?:m)? de poder)\b"),
    can=re.compile(
        r"\b(?:pode(?:m|mos|ra|rao|s)?|e possivel|possivel|possiveis|permit\w+|aceit\w+|consegue(?:m)?|da para|disponive(?:l|is)|quiser|quer|deseja\w*|precisa\w*|"
        r"elegive(?:l|is)|inclu(?:i|em)|oferecemos|livre para)\b"
    ),
    hedge=re.compile(
        r"\b(?:tent(?:ar|amos|aremos|e)|talvez|eventualmente|geralmente|normalmente|em geral|as vezes|por vezes|frequentemente|garant(?:ir|imos|ido|ia de)|sempre que possivel|"
        r"se possivel|quando possivel|se (?:ainda )?for possivel|na maioria d\w+|caso a caso|sujeit[oa]s?|depende(?:ndo)?|aproximadamente|cerca de|por volta de|em torno de|a nosso criterio|"
        r"excecional(?:mente)?|excepcional(?:mente)?|faremos o possivel|nem sempre|costuma\w*|por exemplo)\b"
    ),
    condition=re.compile(
        r"\b(?:se|caso|quando|a menos que|a nao ser|uma vez|exceto|salvo|somente para|apenas para|para pedidos|acima|abaixo|superior(?:es)?|inferior(?:es)?|apos|depois|desde que|em alguns casos|"
        r"o que (?:for|ocorrer|acontecer)|conforme|mais|por item|cada)\b"
    ),
    only=re.compile(
        r"\b(?:apenas|somente|so|unicamente|exclusivamente)\b(?! (?:se|ate|em ate|dentro|enquanto|antes|quando|durante|nas|nos|para))"
    ),
    only_within=re.compile(r"\b(?:so|somente|apenas)\b.{0,40}\b(?:ate|dentro|em|antes|durante|nas|nos)\b"),
    offers=re.compile(
        r"\b(?:pode(?:m)?|possivel|possiveis|permitid[ao]s?|seguintes?|o que|quais|elegiveis|aceit\w+|disponiveis)\b|:\s*$"
    ),
    resize=re.compile(
        r"\b(?:aument(?:ar|ad[oa]s?)|reduz(?:ir|id[oa]s?)|diminu(?:ir|id[oa]s?)) (?:\w+ ){0,2}?(?:quantidades?|o numero de)"
    ),
    anchor=re.compile(
        rf"\b(?:apos|depois (?:de|do|da)|a partir (?:de|do|da)|a contar (?:de|do|da)|contad[oa]s? (?:a partir )?(?:de|do|da)|desde|seguintes? (?:a|ao)|uma vez|assim que|do momento|da hora|logo que|quando|da|do|de)"
        rf"(?: (?:o|a|do|da) (?:momento|hora|data))?(?: (?:d[oae]|em que))?\s+{_ORDERED}\b"
    ),
    busy=re.compile(
        r"\b(?:(?:apos|depois d[oae]|a partir d[oae]|a contar d[oae]|contad[oa]s? d[oae]|seguintes? a[o]?) (?:o |a |seu |sua )?(?:cancelamento|anulacao|alteracao|modificacao)|reembols\w+|estorn\w+|process(?:ar|ad[oa]s?|amos|amento|am)|respond\w+|respost\w+|confirm(?:amos|ar|ad[oa]s|aremos|acao d[oae] cancel\w+)|analis\w+|notific\w+|entreg\w+|cheg(?:a|ar|am|ada|ou)|"
        r"expedi\w+|despach\w+|envi(?:o|os|ad[oa]s?|ar|amos|aremos|e|em)|devol\w+|trocas?|garantia|atend\w+|retorn\w+|receb(?:er|ido|ida|imento|eu|era)|colet\w+|retirad\w+|expir\w+|valid\w+|"
        r"e-?mail de|entra(?:mos|remos|r) em contat?o|em contat?o com voce|aparec\w+|credit\w+|emit\w+|resolv\w+|trat(?:ar|amos|ados|adas)|produz\w+|producao|embal\w+|separ\w+|prepar\w+|efetivad\w+|concluimos|avis\w+|leva(?:m)? (?:ate )?)\b"
    ),
    within=re.compile(
        r"(?:\b(?:em ate|ate|dentro de|dentro do prazo de|no prazo de|num prazo de|no prazo maximo de|em um prazo de|prazo de|prazo e de|prazo:|durante|nas|nos|na|no|em|por|tem|tens|tera|ha|menos de|janela de|periodo de|"
        r"e de|sao de|de|antes de)|:|=)\s*(?:as |os |a |o |apenas |primeir[ao]s? |exatamente |seguintes |proxim[ao]s |maximo |um prazo de |o prazo de |um maximo de |ate |periodo de )*$"
    ),
    after=re.compile(
        r"\b(?:apos|depois (?:de|das|dos)|passad[ao]s?|decorrid[ao]s?|mais de|ha mais de|superior a|ultrapassad[ao]s?|excedid[ao]s?|transcorrid[ao]s?)\s*(?:as |os |a |o |ess[ea]s? |est[ea]s? |primeir[ao]s? )*$"
    ),
    afterwards=re.compile(r"^\s*(?:apos|depois|mais tarde)\b"),
    too_late=re.compile(r"\b(?:bloquead[oa]s?|tarde demais|encerrad[oa]s?|definitiv[oa]s?|fechad[oa]s?|expira\w*)\b"),
    window_after=re.compile(
        r"^\s*(?:(?:de|para|como)\s+)*(?:prazo|janela|periodo|tolerancia|limite|para (?:alterar|modificar|mudar|editar|cancelar|anular|atualizar|corrigir|ajustar|fazer alteracoes|solicitar|pedir))\b"
    ),
    before_event=re.compile(r"^\s*(?:antes|de antecedencia|de aviso|cada)\b"),
    until_time=re.compile(
        r"\b(?:ate|antes|no maximo|e|limite:?|de corte:?|corte e)\s*(?:as|das|a|o|ao|do|pelas)?\s*$|:\s*(?:as\s*)?$"
    ),
    other_day=re.compile(
        r"\b(?:dia seguinte|seguinte|proximo|vespera|dia anterior|segunda|terca|quarta|quinta|sexta|sabado|domingo|dias? uteis|dia util|amanha|entre|das \S+ as|a partir das)\b|"
        r"\b(?:feit[oa]s|realizad[oa]s|recebid[oa]s|efetuad[oa]s) (?:antes|ate|depois)\b"
    ),
    reach=re.compile(
        r"\b(?:ligue|ligar|telefone|telefonar|atendimento|horario|abert[oa]s?|chat|whatsapp|escritorio|fale conosco|equipa|equipe|suporte)\b"
    ),
    until_shipped=re.compile(
        r"\b(?:ate|antes|enquanto)\b(?!\s+\d)(?:\s+(?!apos\b|depois\b|uma vez\b)[\w'-]+){0,7}?\s+" + _SHIP + r"\b|"
        r"\b(?:desde que|se|caso|enquanto|contanto que|que|pedidos?|encomendas?)\b(?:\s+[\w'-]+){0,4}?\s+nao(?:\s+(?:tenham?|tiver|tiverem|foi|foram|for|forem|sido|ainda|esta|estiver|estejam|esteja|ja|seja|sejam)){0,4}\s+"
        + _SHIP
        + r"\b|"
        r"\bainda nao (?:foi |foram |tenha sido )?"
        + _SHIP
        + r"\b|\b(?:a menos que|a nao ser que|salvo se|exceto se)\b(?:\s+[\w'-]+){0,5}?\s+"
        + _SHIP
        + r"\b"
    ),
    once_shipped=re.compile(
        r"\b(?:apos|depois|quando|assim que|uma vez|se|caso|logo que)(?:\s+[\w'-]+){0,6}?\s+"
        + _SHIP
        + r"\b|\b(?:pedidos?|encomendas?) (?:ja )?(?:enviad|expedid|despachad|postad)[oa]s?\b|"
        r"\bja (?:foi |foram |tenha sido |estiver |esta |tiver sido )?" + _SHIP + r"\b"
    ),
    refused=re.compile(
        rf"\bnao(?:\s+(?:e|sao|pode|podem|podera|poderao|podemos|ser|mais|possivel|fazer|fazemos|aceitamos|aceita|aceitar|permitimos|permite|oferecemos|realizamos|efetuamos|processamos|conseguimos|"
        rf"ha|existe|a|o|os|as|pedidos?|encomendas?|compras?|qualquer|nenhum[ao]?|possibilidade|de|nem|ou|solicitacoes|voce|se|{_TOPIC}\w*))*?\s+{_TOPIC}\w*|"
        rf"\b{_TOPIC}\w*(?: (?:de|do|da|dos|das|pedidos?|encomendas?|compras?|e|ou|o|a|{_TOPIC}\w*))*? nao (?:sao|e|estao)(?: (?:possive(?:l|is)|aceit[oa]s?|permitid[oa]s?|disponive(?:l|is)|mais))+|"
        rf"\bimpossivel {_TOPIC}\w*|\bsem possibilidade de {_TOPIC}\w*"
    ),
    absolute=re.compile(
        r"^(?:[\s,]|@placed|em (?:nenhuma hipotese|nenhum momento|qualquer momento|hipotese alguma)|sob nenhuma circunstancia|apos|depois|nem|ou|e|a|o|os|as|um|uma|de|do|da|ser|sao|pode|podem|mais|"
        r"pedidos?|encomendas?|compras?|alterad[oa]s?|modificad[oa]s?|cancelad[oa]s?|cancelamentos?|alterac(?:ao|oes)|reembolsad[oa]s?|editad[oa]s?|alterar|modificar|cancelar|anular|anulad[oa]s?|feit[oa]s?|"
        r"el[ea]s?|possive(?:l|is)|qualquer|por (?:voce|ninguem|nenhum motivo))*[.!)]*\s*$"
    ),
    everything=re.compile(r"\b(?:tudo|qualquer (?:dado|coisa))\b"),
    parts={
        EditKind.VARIANT: re.compile(r"\b(?:tamanhos?|cor(?:es)?|variantes?|modelos?|sabor(?:es)?)\b"),
        EditKind.QUANTITY: re.compile(r"\b(?:quantidades?|numero de (?:itens|unidades|artigos|produtos|pecas))\b"),
        EditKind.REMOVE: re.compile(
            r"\b(?:remo(?:ver|cao|vid[oa]s?)|retirar|excluir|eliminar|tirar|remov[ae])(?: (?:de|d[oa]s?|um|uma|uns|umas|o|a|os|as|algum|alguns|qualquer|ou|e|adicionar|um ou mais))* (?:item|itens|produtos?|artigos?|pecas?)\b|"
            r"\b(?:itens|produtos|artigos) (?:podem|tambem podem) ser (?:removid|retirad|excluid|eliminad)[oa]s\b"
        ),
        EditKind.ADDRESS: re.compile(r"\benderecos?\b(?! (?:de (?:e-?mail|cobranca|faturacao|faturamento|ip)))"),
    },
    foreign_parts=re.compile(
        r"\b(?:devol\w+|trocas?\b|conta|perfil|cadastro|guia de (?:tamanhos|medidas)|tabela de (?:tamanhos|medidas)|faturacao|cobranca)\b"
    ),
    except_parts=re.compile(
        r"\b(?:mas nao|exceto|salvo|menos|a excecao d[eoa]|com excecao d[eoa]|tirando|excluindo)\b"
    ),
    exceptions={
        ExceptionKind.PERSONALISED: re.compile(
            r"\b(?:personaliza(?:d[oa]s?|cao|coes)|customizad[oa]s?|gravad[oa]s?|bordad[oa]s?|com gravacao|com (?:o )?(?:seu|um) nome)\b"
        ),
        ExceptionKind.PRE_ORDER: re.compile(r"\b(?:pre-? ?vendas?|pre-? ?encomendas?|prevendas?)\b"),
        ExceptionKind.GIFT_CARD: re.compile(
            r"\b(?:cart(?:ao|oes)-? ?(?:de )?(?:presente|oferta)s?|vales?-? ?(?:presente|oferta|compra)s?|gift ?cards?)\b"
        ),
        ExceptionKind.FINAL_SALE: re.compile(r"\b(?:vendas? fina(?:l|is)|vendas? definitivas?|final sale)\b"),
        ExceptionKind.MADE_TO_ORDER: re.compile(
            r"\b(?:sob encomenda|por encomenda|sob medida|por medida|feit[oa]s? a medida)\b"
        ),
    },
    not_the_goods=re.compile(
        r"\b(?:pag[oa]s?|pagamentos?|pagar|comprad[oa]s?|feit[oa]s?) (?:com|por|usando) (?:um |o |seu )?(?:cart(?:ao|oes)-? ?(?:de )?(?:presente|oferta)|vales?-? ?\w+)"
    ),
    excluded=re.compile(
        rf"\b(?:nao|nem)\b(?:\s+[\w'-]+){{0,5}}?\s+{_TOPIC}|\b{_TOPIC}\w*(?:\s+[\w'-]+){{0,6}}?\s+nao\b|\bsem (?:direito a |possibilidade de )?{_TOPIC}|"
        r"\b(?:excluid[oa]s?|ficam? de fora|excetuad[oa]s?|bloquead[oa]s?)\b|\bexcec(?:ao|oes)\b|\bnao se aplica\w*|\bsao definitiv[oa]s\b|\bimpossivel\b"
    ),
    excepting=re.compile(
        r"\b(?:exceto|salvo|a excecao d[eoa]s?|com excecao d[eoa]s?|excluindo|(?:nao se aplica|nao e valido|nao vale|nao valem|nao se aplicam) (?:a|ao|aos|as|para)|menos (?:os|as)|"
        r"a menos que (?:contenha|inclua|seja)|tirando)\b"
    ),
    fee=re.compile(
        r"\b(?:taxas? (?:\w+ )?(?:de|por|pelo|para(?: o)?) (?:\w+ )?(?:reposicao|reestocagem|reestoque|restocking|cancel\w+|anulacao|anular|estoque|stock)|taxas? administrativas?|"
        r"taxas? (?:[\w,%$€.]+ ){0,6}?(?:cancel\w+|anul\w+)|multas? (?:\w+ ){0,4}?cancel\w+|"
        r"cancel\w+ (?:[\w,]+ ){0,8}?(?:taxas?|multas?|gratis|gratuit\w+|sem custos?|custos?|de graca|sem cobranca)|anul\w+ (?:[\w,]+ ){0,8}?(?:taxas?|gratis|gratuit\w+|sem custos?)|"
        r"(?:ret(?:emos|ido|em|encao)|descont(?:amos|ad[oa]s?|am)|cobr(?:amos|ad[oa]s?|anca)|deduzi(?:mos|d[oa]s?)|ficamos com) [^.;]{0,50}\b(?:cancel|anul)\w*|"
        r"(?:cancel|anul)\w*,? [^.;]{0,60}\b(?:retemos|retid[oa]s?|descontamos|descontad[oa]s?|cobramos|cobrad[oa]s?|deduzimos|deduzid[oa]s?|ficamos com))\b"
    ),
    fee_of=re.compile(r"\b(?:taxa|multa|custo) de\b"),
    fee_applies=re.compile(
        r"\b(?:aplic\w+|cobr\w+|descont\w+|ret(?:emos|ido|er)|deduz\w+|incid\w+|sujeit[oa]s?|pode(?:ra|m)?|ha|tem)\b"
    ),
    if_cancelled=re.compile(
        r"\b(?:se|quando|caso|ao|apos|por|em caso de|no caso de)(?: (?:voce|nos|o|a|um|uma|seu|sua|pedido|encomenda|cliente|quiser|decidir|desejar|for|precisar|optar por))* ?(?:cancel|anul)\w*(?: (?:o|a|um|uma|seu|sua) (?:pedido|encomenda|compra))?|"
        r"\bcada cancel\w*|\bpara pedidos cancelados\b"
    ),
    free=re.compile(
        r"\b(?:gratis|gratuit[oa]s?|gratuitamente|de graca|sem (?:qualquer |nenhum[ao]? |pagar )*(?:custos?|taxas?|multas?|cobranca|encargos?)(?: (?:de|por) (?:cancelamento|reposicao|reestocagem))?|nao (?:tem|ha|custa) (?:nada|custo))\b"
    ),
    no_fee=re.compile(
        r"\b(?:nao|nenhum[ao]?|sem|nunca|nem) (?:[\w-]+ ){0,4}?(?:taxas?|multas?|custos?|cobranca|cobrad[oa]s?|descontad[oa]s?|encargos?)\b|\btaxas? [^.;]{0,30}\bnao (?:e|sao) (?:cobrad|aplicad)\w+|"
        r"\btaxas? [^.;]{0,30}: (?:nenhuma|zero|nao ha)\b"
    ),
    maximum=re.compile(
        r"\b(?:ate|no minimo|minimo|maximo|entre|a partir de|pode(?:m|ra|rao)?|as vezes|geralmente|normalmente)\b"
    ),
    received=re.compile(r"\b(?:receb\w+|entreg\w+|cheg\w+)\b"),
    return_after=re.compile(
        r"^\s*(?:(?:corridos|consecutivos)\s+)?(?:de (?:prazo|devolucao)|para (?:\w+ )?(?:devol\w+|trocas?|troca\w* ou devol\w+|desistir|se arrepender|arrependimento))\b"
    ),
    refund_busy=re.compile(
        r"\b(?:reembols\w+|estorn\w+|em ate|leva\w*|cheg\w+|aparec\w+|process\w+|credit\w+|prazo)\b"
    ),
    return_busy=re.compile(
        r"\b(?:reembols\w+|estorn\w+|credit\w+|process\w+|respond\w+|respost\w+|confirm\w+|analis\w+|etiquetas?|e-?mails?|inspec\w+|notific\w+|levam?|emit\w+|garantia|recebermos|"
        r"enviamos|retiramos|coletamos|conferencia|conferimos)\b"
    ),
    return_scoped=re.compile(
        r"\b(?:defeito\w*|defeituos\w+|danificad\w+|avariad\w+|quebrad\w+|errad\w+|incorret\w+|promocao|promocionais|saldos?|outlet|liquidacao|presentes?|personaliza\w+|pre-?venda\w*|pre-?encomenda\w*|"
        r"roupa intima|biquinis?|eletronicos|moveis|internaciona\w+|natal|abert[oa]s|membros|vip|exceto|livros?|sapatos?|calcados?|marketplace)\b"
    ),
    notes={
        "partial_shipment": re.compile(
            r"\b(?:parcialmente (?:enviad|expedid|despachad)\w*|(?:envio|expedicao) parcial|parte d[oae] (?:seu |sua )?(?:pedido|encomenda|itens) (?:ja )?(?:foi |tenha |tiver |sido |ja |saiu|foram )*(?:enviad\w+|expedid\w+|despachad\w+|saiu|sido)?|"
            r"em (?:varias|mais de uma|duas|diferentes) (?:remessas|encomendas|caixas|entregas|pacotes))"
        ),
        "adding_items": re.compile(
            r"\b(?:adicionar|acrescentar|incluir|juntar) (?:\w+ ){0,4}?(?:item|itens|produtos?|artigos?|pecas?|algo)\b"
        ),
        "handover": re.compile(
            r"\b(?:passa\w*|transfer\w+|encaminh\w+|fal(?:ar|e|a)|convers\w+|conect\w+|cham\w+|assum\w+|pedir) (?:\w+ ){0,6}?(?:pessoa|humano|colega|equipe|equipa|atendente|alguem|especialista)\b|"
            r"\b(?:pessoa|humano|colega|equipe|equipa|atendente|alguem|especialista)(?: \w+){0,4} (?:assume|assumir|continua|vai ajudar|ajuda|decide|analisa|cuida)\b"
        ),
    },
)
