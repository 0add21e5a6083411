/** What a customer does beyond writing: each speaks to the server about the chat, and none is needed before it begins. */

import type { Api, Contact, Conversation } from "./api";
import type { Chat } from "./chat";
import { addDiscount } from "./discount";
import { Failure } from "./failure";
import type { HubPage, Problem, Uploaded } from "./types";
import { isTooLarge, upload } from "./upload";

/** Hand a file over for the next message; in a new conversation, where the kept one is over. */
export async function attach(
  chat: Chat,
  file: File,
  onProgress: (share: number) => void,
): Promise<Uploaded | Problem> {
  if (isTooLarge(file)) return { code: "file_too_large", detail: "" };
  const send = async (of: Conversation, api: Api): Promise<Uploaded> =>
    upload(api.address(of, "/files"), of.key, file, onProgress);
  const line = await chat.line();
  return line.ask(async (of, api) => {
    try {
      return await send(of, api);
    } catch (error) {
      if (!(error instanceof Failure && error.isOver)) throw error;
      return send(await line.beginAnew(), api);
    }
  });
}

/** Fetch a file of this chat. */
export async function fetchFile(chat: Chat, key: string): Promise<Blob | Problem> {
  return (await chat.line()).ask((of, api) => api.file(of, key));
}

/** Say something of the visitor; resolves to what is still asked for, or to what is wrong. */
export async function tell(chat: Chat, contact: Contact): Promise<string[] | Problem> {
  const told = await (await chat.line()).ask((of, api) =>
    api.post<{ asks: string[] }>(of, "/contact", contact),
  );
  return "asks" in told ? told.asks : told;
}

export async function askForCode(chat: Chat, email: string): Promise<Problem | null> {
  return (await chat.line()).attempt((of, api) => api.post(of, "/sign-in", { email: email.trim() }));
}

export async function enterCode(chat: Chat, code: string): Promise<Problem | null> {
  return signIn(chat, "/sign-in/code", { code: code.trim() });
}

/** Sign in with the value that the window of the shop's account has handed back. */
export async function takeAccount(chat: Chat, value: string): Promise<Problem | null> {
  return signIn(chat, "/sign-in/account/value", { value });
}

/** The shop's name, if its customers may sign in with their account there, else empty. */
export async function accountAt(chat: Chat): Promise<string> {
  const found = await (await chat.line()).ask((of, api) => api.read(of));
  return "account" in found && found.account ? found.store.name : "";
}

/** Return where the window of the shop's own sign-in goes. */
export async function beginAccount(chat: Chat): Promise<string | Problem> {
  return addressOf(await (await chat.line()).ask((of, api) => api.post<Place>(of, "/sign-in/account", {})));
}

/** Return the address of the Hub's own page for one edit of one order, good for one opening within a minute. */
export async function openHub(chat: Chat, orderId: string, edit: HubPage | null): Promise<string | Problem> {
  return addressOf(
    await (await chat.line()).ask((of, api) =>
      api.post<Place>(of, "/hub-ticket", { order_id: orderId, edit }),
    ),
  );
}

/**
 * Take a code from its card: into the cart by the shop's own page, and kept with the chat for a cart made later.
 * Resolves to whether it is in the cart, null where the shop's page takes none.
 */
export async function takeDiscount(chat: Chat, code: string): Promise<boolean | null> {
  const { memory } = chat;
  memory.keep({ discount: code });
  const [isIn] = await Promise.all([
    addDiscount(code, false),
    chat.line().then((line) => line.attempt((of, api) => api.post(of, "/discount", { code }))),
  ]);
  if (isIn === false) memory.keep({ discount: "" });
  return isIn;
}

interface Place {
  url: string;
}

function addressOf(answer: Place | Problem): string | Problem {
  return "url" in answer ? answer.url : answer;
}

async function signIn(chat: Chat, path: string, proof: object): Promise<Problem | null> {
  const problem = await (await chat.line()).attempt((of, api) => api.post(of, path, proof));
  if (!problem) chat.change({ isSignedIn: true });
  return problem;
}
