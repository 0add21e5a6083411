/** Signing in inside the chat: the account at the shop, or address and mailed code. It proves this browser's session and nothing else. */

import { useEffect, useRef, useState } from "preact/hooks";
import { askForCode, enterCode } from "../acts";
import type { Chat, ChatState } from "../chat";
import { problemOf } from "../naming";
import type { Problem } from "../types";
import type { Language } from "../words";
import { Account } from "./Account";
import { Icon } from "./icons";

interface SignInProps {
  chat: Chat;
  state: ChatState;
  language: Language;
  isOpen: boolean;
}

export function SignIn({ chat, state, language, isOpen }: SignInProps) {
  const [email, setEmail] = useState("");
  const [code, setCode] = useState("");
  const [step, setStep] = useState<"email" | "code">("email");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (step === "code") field.current?.focus();
  }, [step]);
  useEffect(() => form.current?.scrollIntoView({ block: "nearest" }), [step, problem]);

  if (state.isSignedIn)
    return (
      <p class="signed-in">
        <Icon name="check" />
        {language.say("signedIn")}
      </p>
    );
  if (!isOpen) return null;

  async function run(act: () => Promise<Problem | null>, after: () => void): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    const failed = await act();
    setBusy(false);
    setProblem(failed);
    if (!failed) after();
  }

  const ask = (): Promise<void> =>
    run(
      () => askForCode(chat, email),
      () => {
        setCode("");
        setStep("code");
      },
    );
  const enter = (): Promise<void> =>
    run(
      () => enterCode(chat, code),
      () => undefined,
    );
  const said = problem ? problemOf(language, problem) : "";

  return (
    <form
      ref={form}
      class="sign-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void (step === "email" ? ask() : enter());
      }}
    >
      <strong>{language.say("signIn")}</strong>
      {step === "email" ? (
        <>
          <Account chat={chat} language={language} onProblem={setProblem} />
          <p>{language.say("signInWhy")}</p>
          <label key="email">
            {language.say("email")}
            <input
              type="email"
              autocomplete="email"
              value={email}
              aria-invalid={said !== ""}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          </label>
        </>
      ) : (
        <>
          <p role="status">{language.say("codeSent", { email })}</p>
          <label key="code">
            {language.say("code")}
            <input
              ref={field}
              type="text"
              inputMode="numeric"
              autocomplete="one-time-code"
              maxLength={7}
              value={code}
              aria-invalid={said !== ""}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
        </>
      )}
      {said && (
        <p class="problem" role="alert">
          {said}
        </p>
      )}
      <button type="submit" class="main" disabled={isBusy || !(step === "email" ? email : code).trim()}>
        {language.say(step === "email" ? "sendCode" : "enter")}
      </button>
      {step === "code" && (
        <div class="small">
          <button type="button" class="link" disabled={isBusy} onClick={() => void ask()}>
            {language.say("resend")}
          </button>
          <button
            type="button"
            class="link"
            onClick={() => {
              setStep("email");
              setProblem(null);
            }}
          >
            {language.say("otherEmail")}
          </button>
        </div>
      )}
    </form>
  );
}
