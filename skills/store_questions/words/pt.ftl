# O que as respostas sobre a loja dizem à volta das frases citadas.

articles-say = As nossas páginas de ajuda dizem o seguinte:
articles-also-say = E também:
articles-disagree = As nossas páginas de ajuda contradizem-se aqui, por isso não consigo dizer com certeza qual destas é válida:
articles-one-says = Uma delas diz:
not-there = Não encontro nada sobre isso nas nossas páginas de ajuda, por isso prefiro não adivinhar.
charged-wrong = Lamento. Um pagamento tem de ser visto por uma pessoa, que pode ver o que foi cobrado.
