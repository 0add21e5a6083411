set-by-staff = Встановлено нашою командою
modify-within = Замовлення можна змінити протягом { $time } після оформлення.
modify-cutoff = Замовлення можна змінити до { $clock } у день оформлення.
modify-until_shipped = Замовлення можна змінити, доки його не відправлено.
modify-limit = Після відправлення замовлення змінити вже не можна.
modify-never = Оформлене замовлення змінити не можна.
cancel-within = Замовлення можна скасувати протягом { $time } після оформлення.
cancel-cutoff = Замовлення можна скасувати до { $clock } у день оформлення.
cancel-until_shipped = Замовлення можна скасувати, доки його не відправлено.
cancel-limit = Після відправлення замовлення скасувати вже не можна.
cancel-never = Оформлене замовлення скасувати не можна.
fee-none = Скасування замовлення безкоштовне.
fee-percent = При скасуванні замовлення ми утримуємо { $percent }% його суми як плату.
fee-fixed = При скасуванні замовлення ми утримуємо { $amount } як плату.
eligible = Можливі зміни: { $kinds }.
eligible-none = У замовленні нічого змінити не можна.
exception-modify = { $items }: змінити не можна.
exception-cancel = { $items }: скасувати не можна.
exception-both = { $items }: не можна ні змінити, ні скасувати.
returns = Товари можна повернути протягом { $time }.
refund = Повернення коштів триває до { $time }.
exception-return = { $items }: повернення неможливе.
exchanges-yes = Товари можна обміняти.
exchanges-no = Товари не обмінюються.
minutes = { $count ->
    [one] { $count } хвилини
    [few] { $count } хвилин
    [many] { $count } хвилин
   *[other] { $count } хвилини
}
hours = { $count ->
    [one] { $count } години
    [few] { $count } годин
    [many] { $count } годин
   *[other] { $count } години
}
days = { $count ->
    [one] { $count } дня
    [few] { $count } днів
    [many] { $count } днів
   *[other] { $count } дня
}
kind-variant = розмір і колір
kind-quantity = кількість
kind-remove = вилучення товарів
kind-address = адреса доставки
kind-cancel = скасування
items-personalised = Персоналізовані товари
items-pre_order = Передзамовлення
items-gift_card = Подарункові сертифікати
items-final_sale = Товари остаточного розпродажу
items-made_to_order = Товари на індивідуальне замовлення

help-title = Довідка
help-reviewed = Востаннє перевірено: { $date }
help-overdue = Відтоді дещо могло змінитися.
help-ask = Запитати нас
help-all = Усі сторінки довідки
help-missing = Такої сторінки немає
help-missing-why = Можливо, її прибрали.
help-none = Сторінок довідки ще немає.
help-skip = Перейти до вмісту
