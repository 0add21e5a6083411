# Що готові відповіді кажуть про замовлення, посилку й рішення.
parcel-sent = Відправлено
parcel-label = Готово до передачі перевізнику
parcel-with_carrier = У перевізника
parcel-on_the_way = У дорозі
parcel-out_for_delivery = Кур'єр у дорозі
parcel-delayed = Затримується
parcel-attempted = Була спроба доставки
parcel-pickup = Готово до видачі
parcel-delivered = Доставлено
parcel-picked_up = Отримано
parcel-failed = Не вдалося доставити

order-not_sent = Ще не відправлене
order-with_warehouse = Пакується
order-on_hold = Перевіряється
order-scheduled = Заплановане
order-part_sent = Частково відправлене
order-sent = Відправлене
order-arrived = Доставлене
order-cancelled = Скасоване
order-cancelling = Скасовується
order-refunded = Кошти повернено
order-closed = Закрите
order-digital = Цифрове
order-unknown = У роботі

parcel-heading = Посилка { $place } ({ $lines }):
parcel-heading-alone = Посилка { $place }:
parcel-status = Стан: { $status }
carrier-and-number = Перевізник: { $carrier }, номер відправлення { $number }
carrier-alone = Перевізник: { $carrier }
number-alone = Номер відправлення: { $number }
expected = Очікувана доставка: { $days }
expected-passed = Доставку очікували до: { $day }.
expected-unknown = Перевізник іще не назвав дня доставки.
parcel-link = Відстежити: { $url }
still-here = Ще не відправлено: { $lines }

hours-always = У будь-який час
hours-closed = зачинено

reason-damaged = товар надійшов пошкодженим
reason-late = замовлення надійшло із запізненням
reason-wrong_item = надіслано не той товар
reason-missing_part = бракувало частини
reason-quality = якість була не такою, як має бути
reason-goodwill = як жест доброї волі
