# Lo que rodea a las frases citadas cuando se pregunta por la tienda.

articles-say = Esto dicen nuestras páginas de ayuda:
articles-also-say = Y además:
articles-disagree = Nuestras páginas de ayuda se contradicen en esto, así que no puedo decir con seguridad qué es lo que vale:
articles-one-says = Una de ellas dice:
not-there = No encuentro nada sobre eso en nuestras páginas de ayuda, así que prefiero no adivinar.
charged-wrong = Lo siento. Un pago lo tiene que mirar una persona, que puede ver lo que se cobró.
