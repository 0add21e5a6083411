# Що помічник каже сам. Тут немає жодного числа: кожне береться з факту.

greeting = Вітаю! Чим можу допомогти?
greeting-professional = Ласкаво просимо. Чим я можу допомогти?
greeting-friendly = Вітаю, чудово, що ви тут! Чим можу допомогти?
greeting-playful = Привіт-привіт! З чого почнемо?
thanks = Прошу!
thanks-professional = Будь ласка.
thanks-friendly = Прошу, завжди з радістю!
thanks-playful = Та нема за що, було весело!
signed-in = Дякую, Ви увійшли. Чим можу допомогти?
picture-alone = Ваше зображення надійшло. Напишіть, будь ласка, кількома словами, про що йдеться.
sign-in-how = Вхід відбувається за кодом, який ми надсилаємо, на нашій сторінці. Пароль не потрібен.
no-code-came = Якщо код не надійшов, перевірте, будь ласка, теку зі спамом. Новий код можна запросити там, де Ви входите.
automated = Я автоматичний помічник цього магазину, а не людина. Якщо Ви бажаєте поговорити з людиною з нашої команди, просто скажіть про це.
nothing-to-read = Не вдалося прочитати це повідомлення. Напишіть, будь ласка, кількома словами, що Вам потрібно.

person-comes = Передаю розмову людині з нашої команди. Вона бачить усе, що тут написано, тож повторювати нічого не потрібно.
person-asked = Людину з нашої команди попросили це переглянути. Тим часом Ви можете писати тут далі.
offer-person = Бажаєте, щоб Вам допомогла людина з нашої команди?
not-solved = Шкода, що це ще не вирішено.
no-person-then = Гаразд. Чи можу я допомогти ще чимось?

help-says = Ось що сказано на наших сторінках довідки:
page-said = Ось що було на нашій сторінці, коли її востаннє перевіряли, { $date }:
goes-by-page = Я спираюся на нашу сторінку, яку востаннє перевіряли { $date }, тож відтоді щось могло бути інакше.
confirm-by-person = Людина з нашої команди може підтвердити, чи це досі так.
offer-confirm = Бажаєте, щоб людина з нашої команди підтвердила, чи це досі так?
ask-again-if-not = Якщо Ви мали на увазі інше, скажіть, будь ласка, іншими словами.
unclear = Мені не зовсім зрозуміло. Ідеться про зроблене замовлення чи про запитання щодо магазину?
unclear-choices = Мені не зовсім зрозуміло. Це щось із переліченого?
unclear-again = Мені й досі не зрозуміло, що Вам потрібно, і я не хочу вгадувати.
outside-reach = Тут я з цим допомогти не можу.
unavailable = Зараз тут це зробити неможливо.
not-sure = Я не можу сказати це напевно, тож не хочу вгадувати.
apology = Перепрошую, у нас сталася помилка, і довести це до кінця не вдалося.

choice-order_editing = Змінити або скасувати замовлення
choice-order_editing-cancel = Скасувати замовлення
choice-order_editing-variant = Змінити розмір або колір
choice-order_editing-quantity = Змінити кількість
choice-order_editing-remove = Прибрати товар із замовлення
choice-order_editing-address = Змінити адресу доставки
choice-order_editing-add_item = Додати товар до замовлення
choice-order_tracking = Де моє замовлення
choice-returns_exchanges = Повернути або обміняти щось
choice-returns_exchanges-return = Повернути щось
choice-returns_exchanges-exchange = Обміняти щось
choice-returns_exchanges-refund = Де мої гроші за повернення
choice-returns_exchanges-defect = Прийшло щось браковане або не те
choice-store_questions = Запитання про магазин або його правила
choice-store_questions-change_policy = Правила зміни замовлення
choice-store_questions-return_policy = Правила повернення
choice-store_questions-delivery = Доставка
choice-store_questions-payment = Оплата
choice-store_questions-buying = Оформлення замовлення
choice-store_questions-store = Контакти та години роботи
choice-store_questions-newsletter = Розсилка
choice-store_questions-wholesale = Покупка для бізнесу
choice-product_advice = Поради щодо товарів
choice-discounts = Знижки та коди
choice-human = Людина з команди

summary = Чого хоче клієнт: { $wish }. { $order } Останні слова: «{ $words }»
summary-order = Замовлення { $name }, { $state }.
summary-no-order = Жодного замовлення не переглядали.
summary-nothing = (нічого не написано)
summary-other = щось інше
