# O que os descontos dizem. Nenhum número está aqui: todos vêm de um facto.

code-is = Há um código para si:
codes-are = Estes são os códigos que posso partilhar:
only-these = Não posso criar códigos nem mudar o que um deles desconta. Só posso partilhar os que a loja criou.
takes-percent = { $code } desconta { $percent }% do seu carrinho.
takes-amount = { $code } desconta { $amount } do seu carrinho.
from-minimum = Vale para carrinhos a partir de { $minimum }.
until = Vale até { $when }.
no-code = De momento não há nenhum código que eu possa partilhar.

code-counts = O código { $code } está válido.
if-refused = Se o seu carrinho cumpre isso e o código continua a ser recusado, uma pessoa da nossa equipa pode ver o que se passa.
code-ended = O código { $code } terminou em { $when }, por isso já não vale.
code-not-yet = O código { $code } ainda não vale.
code-unknown = A loja não tem nenhum código { $code }. Confirme, por favor, como está escrito.

articles-say = É isto que dizem as nossas páginas de ajuda:
not-there = Não encontro nada sobre isso nas nossas páginas de ajuda, por isso prefiro não adivinhar.
shop-unreachable = Não consigo ver os códigos de desconto da loja neste momento.
