/** The widget's own words. What the agent says comes from the server, in the conversation's language. */

const en = {
  open: "Chat with us",
  close: "Close the chat",
  title: "Chat",
  hello: "Hi! Ask about an order, a delivery or a policy.",
  placeholder: "Write a message",
  send: "Send",
  person: "Talk to a person",
  personAsked: "A person has been asked in",
  personHolds: "A person is with you",
  typing: "Writing an answer",
  lost: "No connection. Trying again…",
  sending: "Sending…",
  notSent: "Not sent.",
  retry: "Try again",
  drop: "Remove",
  you: "You",
  agent: "Assistant",
  staff: "Support",
  log: "Conversation",
  newMessages: "New messages",
  source: "Source: {title}",
  sourceSays: "From the shop's article “{title}”, under “{heading}”, version {revision}:",
  signIn: "Sign in to see your order",
  signInWhy: "We mail you a code. After that the answer comes by itself.",
  email: "Your e-mail address",
  sendCode: "Mail me a code",
  codeSent: "If {email} is a customer of ours, a six-digit code is on its way.",
  code: "Six-digit code",
  enter: "Sign in",
  resend: "Send a new code",
  otherEmail: "Use another address",
  signedIn: "You are signed in",
  back: "Back to the chat",
  hub: "Order",
  viewOrder: "View the order",
  order: "Order {name}",
  placed: "Placed {date}",
  total: "Total {amount}",
  units: "{count} × ",
  openUnits: "{count} can be changed",
  shippedUnits: "{count} shipped",
  blockedUnits: "{count} cannot be changed",
  until: "until {time}",
  olderCard: "There is a newer card of this order below.",
  loading: "Opening…",
  opens: "opens here",
  edit: {
    variant: "Change size or colour",
    quantity: "Change quantity",
    remove: "Remove an item",
    address: "Change address",
    cancel: "Cancel the order",
  },
  state: {
    open: "Not shipped yet",
    part_shipped: "Partly shipped",
    shipped: "Shipped",
    cancelled: "Cancelled",
    cancelling: "Being cancelled",
    archived: "Closed",
    refunded: "Refunded",
    with_warehouse: "Being packed",
    on_hold: "On hold",
    scheduled: "Scheduled",
    digital: "Digital",
    locked: "Locked",
    unknown: "Being checked",
  },
  reason: {
    with_warehouse: "being packed",
    on_hold: "on hold",
    cancelled: "cancelled",
    cancelling: "being cancelled",
    archived: "order closed",
    refunded: "refunded",
    digital: "digital item",
    shop_locked: "locked by the shop",
    quantity_unknown: "being checked",
    window_closed: "too late to change",
    policy_unknown: "ask a person",
    never_allowed: "not changeable",
    not_eligible: "not changeable",
    exception: "special item",
    return_open: "return open",
    payment_pending: "payment pending",
    part_shipped: "partly shipped",
  },
  problem: {
    offline: "No connection. Check your network and try again.",
    address_invalid: "Write your address like name@example.com.",
    code_malformed: "The code has six digits. Check it and try again.",
    code_wrong: "This is not the code. Check the mail and try again.",
    code_expired: "This code no longer works. Ask for a new one.",
    too_many_requests: "Too many tries. Wait a while and try again.",
    message_too_long: "This message is too long. Shorten it.",
    message_not_text: "This message has signs that are no text. Write it again.",
    sign_in_required: "Sign in first.",
    other: "That did not work. Try again.",
  },
};

type Words = typeof en;

const pt: Words = {
  open: "Fale com a loja",
  close: "Fechar o chat",
  title: "Chat",
  hello: "Olá! Pergunte sobre um pedido, uma entrega ou uma regra da loja.",
  placeholder: "Escreva uma mensagem",
  send: "Enviar",
  person: "Falar com uma pessoa",
  personAsked: "Uma pessoa foi chamada",
  personHolds: "Fala agora com uma pessoa",
  typing: "A resposta está a caminho",
  lost: "Sem internet. Nova tentativa…",
  sending: "Em envio…",
  notSent: "Não enviada.",
  retry: "Tentar de novo",
  drop: "Retirar",
  you: "Cliente",
  agent: "Assistente",
  staff: "Atendimento",
  log: "Conversa",
  newMessages: "Novas mensagens",
  source: "Fonte: {title}",
  sourceSays: "Do artigo da loja “{title}”, em “{heading}”, versão {revision}:",
  signIn: "Entre para ver o seu pedido",
  signInWhy: "Enviamos um código por e-mail. Depois a resposta vem sozinha.",
  email: "O seu e-mail",
  sendCode: "Enviar um código",
  codeSent: "Se {email} for de um cliente nosso, um código de seis dígitos está a caminho.",
  code: "Código de seis dígitos",
  enter: "Entrar",
  resend: "Enviar um novo código",
  otherEmail: "Usar outro e-mail",
  signedIn: "Já está na sua conta",
  back: "Voltar ao chat",
  hub: "Pedido",
  viewOrder: "Ver o pedido",
  order: "Pedido {name}",
  placed: "Feito em {date}",
  total: "Total {amount}",
  units: "{count} × ",
  openUnits: "Pode mudar: {count}",
  shippedUnits: "Enviado: {count}",
  blockedUnits: "Não pode mudar: {count}",
  until: "até {time}",
  olderCard: "Há uma versão mais nova deste pedido abaixo.",
  loading: "A página vai abrir…",
  opens: "abre aqui",
  edit: {
    variant: "Mudar tamanho ou cor",
    quantity: "Mudar a quantidade",
    remove: "Retirar um item",
    address: "Mudar o endereço",
    cancel: "Cancelar o pedido",
  },
  state: {
    open: "Ainda não enviado",
    part_shipped: "Enviado em parte",
    shipped: "Enviado",
    cancelled: "Cancelado",
    cancelling: "Em cancelamento",
    archived: "Encerrado",
    refunded: "Reembolsado",
    with_warehouse: "Em preparação",
    on_hold: "Em espera",
    scheduled: "Agendado",
    digital: "Digital",
    locked: "Bloqueado",
    unknown: "Em verificação",
  },
  reason: {
    with_warehouse: "em preparação",
    on_hold: "em espera",
    cancelled: "cancelado",
    cancelling: "em cancelamento",
    archived: "pedido encerrado",
    refunded: "reembolsado",
    digital: "item digital",
    shop_locked: "bloqueado pela loja",
    quantity_unknown: "em verificação",
    window_closed: "o prazo passou",
    policy_unknown: "fale com uma pessoa",
    never_allowed: "não pode mudar",
    not_eligible: "não pode mudar",
    exception: "item especial",
    return_open: "devolução em curso",
    payment_pending: "pagamento pendente",
    part_shipped: "enviado em parte",
  },
  problem: {
    offline: "Sem internet. Verifique a rede e tente de novo.",
    address_invalid: "Escreva o endereço como nome@example.com.",
    code_malformed: "O código tem seis dígitos. Verifique e tente de novo.",
    code_wrong: "Este não é o código. Verifique o e-mail e tente de novo.",
    code_expired: "Este código já não funciona. Peça um novo.",
    too_many_requests: "Muitas tentativas. Espere um pouco e tente de novo.",
    message_too_long: "Esta mensagem é muito longa. Encurte-a.",
    message_not_text: "Esta mensagem tem sinais que não são texto. Escreva de novo.",
    sign_in_required: "Entre primeiro.",
    other: "Isso não funcionou. Tente de novo.",
  },
};

const ALL: Record<string, Words> = { en, pt };

type Plain = { [K in keyof Words]: Words[K] extends string ? K : never }[keyof Words];
type Group = "edit" | "state" | "reason" | "problem";

export class Language {
  readonly tag: string;
  private readonly words: Words;

  constructor(tag: string) {
    const primary = tag.split(/[-_]/)[0]?.toLowerCase() ?? "";
    this.tag = primary in ALL ? tag.replace("_", "-") : "en";
    this.words = ALL[primary] ?? en;
  }

  say(key: Plain, values: Record<string, string | number> = {}): string {
    return this.words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  }

  /** A word of a group by the server's own code; empty where there is none. */
  name(group: Group, code: string): string {
    return (this.words[group] as Record<string, string>)[code] ?? "";
  }

  money(amount: { amount: string; currency: string }): string {
    return new Intl.NumberFormat(this.tag, { style: "currency", currency: amount.currency }).format(
      Number(amount.amount),
    );
  }

  day(moment: string): string {
    return new Intl.DateTimeFormat(this.tag, { dateStyle: "medium" }).format(new Date(moment));
  }

  until(moment: string): string {
    const isToday = new Date(moment).toDateString() === new Date().toDateString();
    const format: Intl.DateTimeFormatOptions = isToday
      ? { timeStyle: "short" }
      : { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
    return this.say("until", { time: new Intl.DateTimeFormat(this.tag, format).format(new Date(moment)) });
  }
}

/** Whether the widget has words of its own in this language. */
export function speaks(tag: string): boolean {
  return (tag.split(/[-_]/)[0]?.toLowerCase() ?? "") in ALL;
}

/** The first of these languages that the widget speaks. */
export function choose(...tags: (string | null | undefined)[]): Language {
  return new Language(tags.find((tag): tag is string => !!tag && speaks(tag)) ?? "en");
}
