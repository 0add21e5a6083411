hub-title = Мої замовлення
skip = Перейти до змісту
language = Мова
sign-out = Вийти
optional = (необов'язково)
back-to-chat = Повернутися до чату
close-by-hand = Ви можете закрити цю панель і продовжити в чаті.

signin-title = Вхід
signin-intro = Ми надішлемо код на електронну адресу, яку Ви вказали для замовлення в { $store }. Пароль не потрібен.
signin-email = Електронна адреса
signin-send = Надіслати код
signin-late = Ваш вхід завершився, тож надіслане не використано й нічого не змінено. Увійдіть і спробуйте ще раз.
signin-wrong-address = Це не схоже на електронну адресу. Перевірте її та спробуйте ще раз.
signin-many-codes = Забагато запитів на код. Зачекайте трохи й спробуйте ще раз.
signin-wrong-format = Код складається із шести цифр. Перевірте його та спробуйте ще раз.
signin-wrong-code = Це не той код. Перевірте лист і спробуйте ще раз.
signin-dead-code = Цей код більше не діє: його вже використано, він застарів або його забагато разів ввели неправильно. Запросіть новий нижче.
signin-other = Тут увійшла інша людина. Запросіть новий код, щоб продовжити.

code-title = Введіть код
code-intro = Якщо { $email } належить до замовлення тут, код уже надіслано.
code-intro-plain = Якщо ця адреса належить до замовлення тут, код уже надіслано.
code-again = Новий код уже надіслано. Попередній більше не діє.
code-lives = { $minutes ->
    [one] Код діє один раз, протягом { $minutes } хвилини. Перевірте й спам.
    [few] Код діє один раз, протягом { $minutes } хвилин. Перевірте й спам.
    [many] Код діє один раз, протягом { $minutes } хвилин. Перевірте й спам.
   *[other] Код діє один раз, протягом { $minutes } хвилини. Перевірте й спам.
 }
code-demo = Демо: листи читайте тут
code-label = Код із шести цифр
code-enter = Увійти
code-resend = Надіслати новий код
code-other-address = Інша адреса

orders-title = Мої замовлення
orders-choose-variant = Оберіть замовлення, у якому потрібен інший розмір або колір.
orders-choose-quantity = Оберіть замовлення, у якому потрібно менше одиниць.
orders-choose-remove = Оберіть замовлення, з якого потрібно прибрати товар.
orders-choose-address = Оберіть замовлення, яке має їхати на іншу адресу.
orders-choose-cancel = Оберіть замовлення, яке потрібно скасувати.
orders-none = Для цієї адреси замовлень ще немає.
order-name = Замовлення { $name }
order-placed = Оформлено { $day }
to-orders = Усі замовлення
to-order = Замовлення { $name }
open-order = До замовлення
items = Товари
parcels = Посилки
address = Адреса доставки
whole-order = Усе замовлення
track = Відстежити посилку
why-title = Чому це замовлення не можна змінити
waiting-intro = Ви почали зміну цього замовлення, але не підтвердили її. Поки що нічого не змінено.
waiting-go-on = Продовжити

state-open = Відкрите
state-part-shipped = Частково відправлене
state-shipped = Відправлене
state-cancelled = Скасоване
state-cancelling = Скасовується
state-archived = Закрите
state-refunded = Кошти повернено
state-with-warehouse = Пакується
state-on-hold = Перевіряється
state-scheduled = Заплановане
state-digital = Цифрове
state-locked = Закрите для змін
state-unknown = У роботі

units-open = { $count } можна змінити
units-shipped = { $count } відправлено
units-blocked = { $count } не можна змінити

action-variant = Змінити розмір або колір
action-quantity = Змінити кількість
action-remove = Прибрати
action-address = Змінити адресу доставки
action-cancel = Скасувати замовлення
until = до { $time }
open-until = Це можна змінити { $until }.
policy-source = З правил магазину: { $title }
policy-reviewed = Востаннє перевірено: { $date }. Відтоді щось могло змінитися; команда магазину може це підтвердити.

why-shipped = Це вже відправлено.
why-with-warehouse = Склад уже займається цим, тож тут змінити не можна.
why-on-hold = Магазин ще це перевіряє, тож зараз тут змінити не можна.
why-cancelled = Це замовлення скасовано.
why-cancelling = Це замовлення скасовується.
why-archived = Це замовлення закрито.
why-refunded = За це замовлення повернено кошти.
why-digital = Це доставляється в цифровому вигляді, змінити не можна.
why-shop-locked = Магазин закрив це замовлення для змін.
why-quantity-unknown = Магазин зараз не може сказати, що відправлено. Спробуйте пізніше.
why-window-closed = Час на цю зміну минув.
why-window-closed-at = Час на цю зміну минув: { $moment }.
why-policy-unknown = Ми не можемо сказати напевно, чи це ще можна змінити. Запитайте команду магазину.
why-never-allowed = Магазин не пропонує цієї зміни.
why-not-eligible = Магазин не пропонує таких змін.
why-exception = Цей товар є винятком, змінити його не можна.
why-return-open = Триває повернення за цим замовленням.
why-payment-pending = Оплата ще обробляється. Спробуйте, коли це завершиться.
why-part-shipped = Частину цього замовлення вже відправлено.
why-single-unit = Тут лише одна одиниця: її можна прибрати, але не зменшити кількість.
why-whole-order = Це все, що є в замовленні. Щоб прибрати це, скасуйте замовлення.
why-nothing-open = Тут більше немає нічого, що можна змінити.
why-cancel = Скасування: { $why }
why-shop-cannot = Цю зміну тут зробити не можна. Запитайте команду магазину.

pick-variant = Який товар Ви хочете змінити?
pick-quantity = Якого товару потрібно менше?
pick-remove = Який товар прибрати?

edit-variant = Змінити розмір або колір
edit-quantity = Змінити кількість
edit-remove = Прибрати товар
edit-address = Змінити адресу доставки
edit-cancel = Скасувати замовлення
go-on = Далі
form-next = На наступній сторінці Ви побачите вартість і підтвердите. До того нічого не зміниться.
form-wrong = Щось іще не так. Це позначено нижче.
form-shipped = Уже відправлено: { $shipped }, можна змінити: { $open }
variant-choose = { $units ->
    [one] Оберіть інший варіант
    [few] Оберіть інший варіант для всіх { $units } одиниць
    [many] Оберіть інший варіант для всіх { $units } одиниць
   *[other] Оберіть інший варіант для всіх { $units } одиниць
 }
variant-only = Цей товар має лише один варіант.
sold-out = Розпродано
quantity-choose = Скільки з { $open } Ви хочете залишити?
quantity-more = Щоб отримати більше, оформіть нове замовлення.
remove-intro = { $units ->
    [one] Товар буде прибрано із замовлення.
    [few] Усі { $units } невідправлені одиниці буде прибрано із замовлення.
    [many] Усі { $units } невідправлених одиниць буде прибрано із замовлення.
   *[other] Усі невідправлені одиниці ({ $units }) буде прибрано із замовлення.
 }

field-name = Ім'я та прізвище
field-line1 = Вулиця і номер будинку
field-line2 = Квартира, поверх, компанія
field-postcode = Поштовий індекс
field-city = Населений пункт
field-region = Область або регіон
field-phone = Телефон
field-country = Країна
country-fixed = Країну змінити не можна, бо від неї залежать податки й доставка. Щоб надіслати в іншу країну, запитайте команду магазину.

wrong-variant-none = Оберіть щось зі списку.
wrong-variant-unknown = Цього товару немає в такому варіанті. Оберіть щось зі списку.
wrong-variant-same = Саме це Ви замовили. Оберіть інше.
wrong-variant-stock = Недостатньо одиниць: { $variant }. Оберіть інше.
wrong-variant-gone = Це щойно розпродано. Оберіть інше.
wrong-quantity-number = Введіть ціле число.
wrong-quantity-negative = Кількість не може бути меншою за нуль.
wrong-quantity-zero = Щоб прибрати товар із замовлення, поверніться й оберіть «Прибрати».
wrong-quantity-above = Змінити ще можна лише { $open }. Введіть менше.
wrong-quantity-same = Це теперішня кількість. Оберіть меншу.
wrong-name = Введіть ім'я отримувача посилки.
wrong-line1 = Введіть вулицю і номер будинку.
wrong-postcode = Введіть поштовий індекс.
wrong-city = Введіть населений пункт.
wrong-region = Введіть область або регіон.
wrong-country = Введіть країну двома літерами, наприклад UA.
wrong-country-change = Країну тут змінити не можна. Запитайте команду магазину.
wrong-too-long = Це задовго. Скоротіть.
wrong-signs = Тут є знаки, які не можна надрукувати. Введіть заново.
wrong-address-same = Нічого не відрізняється. Змініть те, що має змінитися.
wrong-reason = Оберіть причину.

cancel-heading = Скасування замовлення { $name }
cancel-intro = Усе замовлення на { $total } буде скасовано. Повернути це назад не можна.
cancel-fee = Магазин утримує з цього { $fee }.
cancel-no-fee = Магазин нічого з цього не утримує.
cancel-why = Чому Ви скасовуєте?
cancel-note = Що ще варто знати магазину
reason-changed-mind = Зміна планів
reason-wrong-item = Замовлено не те
reason-too-slow = Це триває задовго
reason-found-cheaper = Знайшлося дешевше
reason-other = Інша причина

closed-title = Зараз це змінити не можна
moved-title = Щось змінилося
moved-intro = Замовлення вже не таке, як було на початку.
nothing-changed = Нічого не змінено.
order-now = Замовлення { $name } зараз

summary = Ваша зміна
change-variant = Зміна розміру або кольору
change-variant-detail = { $from } → { $to }
change-quantity = Зміна кількості
change-quantity-detail = { $from } → { $to }
change-remove = Вилучення товару
change-remove-detail = { $units } × { $variant }
change-address = Зміна адреси доставки
change-cancel = Скасування замовлення { $order }

change-proposed-title = Перевірте й підтвердьте
change-started-title = Зміна виконується
change-started-intro = Магазин ще не відповів. Ви можете закрити цю сторінку: зміна триває.
change-pending-title = Замовлення скасовується
change-pending-intro = Магазин над цим працює. Замовлення буде скасовано, коли магазин це підтвердить.
change-done-title = Готово
change-done-intro = Ваше замовлення змінено.
change-refused-title = Це змінити не вдалося
change-expired-title = Час минув
change-withdrawn-title = Нічого не змінено
change-withdrawn-intro = Ви залишили замовлення без змін або почали іншу зміну.

quote-before = Сума до зміни
quote-after = Нова сума
quote-fee = Утримує магазин
quote-invoice = До сплати
quote-refund = Повернеться Вам
settle-nothing = Ціна не змінюється.
settle-invoice = Магазин надішле Вам електронною поштою рахунок на { $amount }.
settle-refund = { $amount } повернеться тим самим способом, яким Ви платили.
confirm-variant = Підтвердити зміну
confirm-quantity = Підтвердити зміну
confirm-remove = Прибрати товар
confirm-address = Підтвердити адресу
confirm-cancel = Скасувати замовлення
keep-order = Залишити замовлення без змін
held-for = { $minutes ->
    [one] Ми притримаємо замовлення для Вас на { $minutes } хвилину. Підтвердьте за цей час.
    [few] Ми притримаємо замовлення для Вас на { $minutes } хвилини. Підтвердьте за цей час.
    [many] Ми притримаємо замовлення для Вас на { $minutes } хвилин. Підтвердьте за цей час.
   *[other] Ми притримаємо замовлення для Вас на { $minutes } хвилини. Підтвердьте за цей час.
 }
look-again = Переглянути ще раз

refused-expired = { $minutes ->
    [one] Ви не підтвердили протягом { $minutes } хвилини, тож замовлення більше не притримується. Почніть знову, якщо зміна ще потрібна.
    [few] Ви не підтвердили протягом { $minutes } хвилин, тож замовлення більше не притримується. Почніть знову, якщо зміна ще потрібна.
    [many] Ви не підтвердили протягом { $minutes } хвилин, тож замовлення більше не притримується. Почніть знову, якщо зміна ще потрібна.
   *[other] Ви не підтвердили протягом { $minutes } хвилини, тож замовлення більше не притримується. Почніть знову, якщо зміна ще потрібна.
 }
refused-price = Ціна або плата за цей час змінилася. Почніть знову, щоб побачити нову.
refused-stock = Обране тим часом розпродано. Оберіть інше.
refused-cancel = Магазин не зміг скасувати замовлення. Запитайте команду магазину.
refused-shop = Магазин відхилив цю зміну. Перегляньте замовлення або запитайте команду магазину.

fault-missing-title = Не знайдено
fault-missing = За цією адресою для Вас нічого немає. Якщо Ви перейшли за посиланням, перевірте, чи увійшли з адресою, на яку замовляли.
fault-store-title = Не знайдено
fault-store = За цією адресою немає магазину. Перевірте посилання.
fault-link-title = Це посилання не працює
fault-link = Воно застаріло або неповне. Попросіть нове в чаті або відкрийте замовлення зі сторінки магазину.
fault-unavailable-title = Недоступно
fault-unavailable = Ці сторінки зараз недоступні. Запитайте команду магазину.
fault-foreign-title = Ця форма з іншої сторінки
fault-foreign = Задля Вашої безпеки її не використано й нічого не змінено. Відкрийте сторінку тут і надішліть ще раз.
fault-form-title = Цю форму не можна використати
fault-form = Нічого не змінено. Відкрийте сторінку знову й надішліть ще раз.
fault-many-title = Забагато спроб
fault-many = Зачекайте трохи й спробуйте ще раз.
fault-conflict-title = Це вже не підходить
fault-conflict = Тим часом щось змінилося. Ваших змін не внесено. Перегляньте замовлення й почніть знову.
fault-shop-busy-title = Магазин не відповідає
fault-shop-busy = Нічого не змінено. Спробуйте за мить.
fault-shop-title = Немає зв'язку з магазином
fault-shop = Нічого не змінено. Цим має зайнятися команда магазину; спробуйте пізніше.
fault-internal-title = Щось пішло не так
fault-internal = Це наша помилка. Перш ніж спробувати знову, перевірте стан замовлення.

stage-sent = Відправлено
stage-label = Готово до передачі перевізнику
stage-pickup = Готово до видачі
stage-with-carrier = У перевізника
stage-on-the-way = У дорозі
stage-out-for-delivery = Кур'єр у дорозі
stage-attempted = Була спроба доставки
stage-delayed = Затримується
stage-delivered = Доставлено
stage-picked-up = Отримано
stage-failed = Не вдалося доставити
station-placed = Замовлено
station-packed = Запаковано
station-on-the-way = У дорозі
station-out-for-delivery = Кур'єр везе
station-pickup = У пункті видачі
station-delivered = Доставлено
parcel-expected = Очікується: { $days }
parcel-was-expected = Очікувалося до: { $day }
parcel-place = Посилка { $place }
parcel-way = Де вона зараз
not-sent-yet = Ще не надіслано

action-return = Повернення або обмін
returns = Повернення
orders-choose-return = Оберіть замовлення, з якого потрібно щось повернути.
return-heading = Повернення або обмін: замовлення { $name }
return-intro = Оберіть, що повернути й чому.
return-no-exchange = Товари тут не обмінюють, але Ви можете відіслати їх назад.
return-units = Скільки одиниць повернути?
return-keep = Жодної
return-reason = Чому?
return-choose-reason = Оберіть причину
return-instead = Що Ви бажаєте натомість?
return-money = Повернення коштів
return-exchange-for = Обмін на { $variant }
return-exchange-at = Обмін на { $variant }, зараз { $price }
return-until-delivery = До { $day }, рахуючи від доставки.
return-until-sending = До { $day }. Коли доставлено, невідомо, тож рахуємо від дня відправлення.
return-doubt = Правила магазину не кажуть напевно, чи це ще можна повернути. Ви можете подати заявку, а магазин вирішить.
return-form-next = На наступній сторінці Ви перевірите все й підтвердите. До того нічого не надсилається.
return-kept = Що зараз не можна повернути
return-nothing = Із цього замовлення зараз нічого повернути не можна.
return-next = Магазин отримає Вашу заявку й відповість на неї. До того замовлення лишається без змін.
return-line = { $units } × { $line }: { $reason }
return-line-exchange = { $units } × { $line } → { $to }: { $reason }
change-return = Повернення із замовлення { $order }
confirm-return = Надіслати заявку
return-done-intro = Ваша заявка вже в магазині.
return-refused-title = Заявку подати не вдалося
return-asked-on = Подано { $day }
return-state-requested = Магазин ще не відповів
return-state-open = Схвалено: магазин чекає
return-state-closed = Завершено
return-state-cancelled = Відкликано
return-state-declined = Відхилено магазином
return-portal-title = Повернення
return-portal-intro = Цей магазин приймає повернення на окремій сторінці.
return-portal-open = Відкрити сторінку повернень
back-defect = Бракований або пошкоджений
back-wrong-item = Це не те, що замовлено
back-does-not-fit = Не підходить
back-changed-mind = Зміна планів
back-other = Інша причина
wrong-return-none = Оберіть, скільки одиниць хоча б одного товару повернути.
wrong-return-units = Повернути можна щонайбільше { $most }. Оберіть менше.
wrong-return-moved = Замовлення вже не таке, як було на початку. Перегляньте його ще раз. Нічого не надіслано.
return-why-not-sent = Ще не відправлено. Змінити або скасувати це можна на сторінці замовлення.
return-why-not-delivered = Ще в дорозі. Повернути можна після отримання.
return-why-window-closed = Час на повернення минув.
return-why-window-closed-at = Час на повернення минув { $day }.
return-why-exception = Це повернути не можна.
return-why-coming-back = Заявку на повернення вже подано.
return-why-refunded = Кошти вже повернено.
return-why-cancelled = Це замовлення скасовано.
return-why-digital = Доставляється в цифровому вигляді, повертати нічого.
return-why-unknown = Магазин зараз не може сказати, чи це відправлено. Спробуйте пізніше.
return-why-shop-cannot = Тут подати заявку не можна. Запитайте команду магазину.
