# Lo que dice la ayuda con productos. Aquí no hay ninguna cifra: todas vienen de un hecho. Lo que dice la tienda va entre comillas.

found-one = Esto es lo que he encontrado:
found-several = Estos encajan con lo que buscas:
found-sold-out = Lo tenemos en la tienda, pero ahora mismo está agotado:
found-nearest = No hay nada exactamente así en la tienda. Lo más parecido es:
found-cheaper = Estos cuestan menos:
none-cheaper = Nada de ese tipo cuesta menos que { $product }, a { $price }.

in-stock = Sí, { $product } está disponible.
in-stock-in = { $product } está disponible en estas opciones: { $forms }.
sold-out-form = { $product } está agotado en { $forms }.
sold-out = { $product } está agotado ahora mismo.
no-word-back = La tienda no dice cuándo vuelve.
not-made = { $product } no existe así.
left-in = Está disponible en estas opciones: { $forms }.

price-one = { $product } cuesta { $price }.
price-range = { $product } cuesta entre { $lowest } y { $highest }, según la opción que elijas.
costs-one = Cuesta { $price }.
costs-range = Cuesta entre { $lowest } y { $highest }, según la opción que elijas.
shop-says = Esto dice la tienda de { $product }: «{ $about }»
nothing-said = La tienda no ha escrito nada más sobre { $product }.
no-more-said = No dice nada más sobre eso, así que prefiero no adivinar.
articles-say = Y esto dicen nuestras páginas de ayuda:
no-size-advice = No encuentro ningún consejo sobre la talla en lo que ha escrito la tienda, así que prefiero no adivinar.
side-by-side = Aquí están { $products } lado a lado, con lo que la tienda dice de cada uno:

which-product = ¿De qué producto hablas?
not-sold = No encuentro eso en la tienda.
what-else = Estos son los tipos de cosas que tenemos. ¿Qué te gustaría ver?
what-sought = ¿Qué buscas? Estos son los tipos de cosas que tenemos:
shop-unreachable = Ahora mismo no llego al catálogo de la tienda, así que no puedo mirarlo.
