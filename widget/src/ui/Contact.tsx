/** One or two details that nobody can know otherwise, before the chat or when a person is to answer (S3-11, S4-11). */

import { useState } from "preact/hooks";
import { tell } from "../acts";
import type { Contact as Given } from "../api";
import type { Chat } from "../chat";
import type { Detail } from "../hand";
import { nameOf, problemOf } from "../naming";
import type { Problem } from "../types";
import type { Language } from "../words";

const TOPICS = ["order_status", "edit_orders", "returns_delivered_orders", "product_details", "other"];

interface ContactProps {
  chat: Chat;
  language: Language;
  asks: Detail[];
  /** Something was written: it must not be lost. */
  onBegin: () => void;
  onDone: () => void;
}

export function Contact({ chat, language, asks, onBegin, onDone }: ContactProps) {
  const [wanted, setWanted] = useState(asks);
  const [given, setGiven] = useState<Given>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isKept, setKept] = useState(false);
  const put = (what: Detail) => (event: { currentTarget: { value: string } }) => {
    onBegin();
    setGiven({ ...given, [what]: event.currentTarget.value });
  };

  async function save(): Promise<void> {
    setBusy(true);
    const told = await tell(chat, given);
    setBusy(false);
    setProblem(Array.isArray(told) ? null : told);
    if (!Array.isArray(told)) return;
    // What was left empty stays so; only the number of an order may come up anew.
    const more = told.includes("order") && !wanted.includes("order");
    setGiven({});
    if (more) setWanted(["order"]);
    else setKept(true);
  }

  if (isKept)
    return (
      <p class="note" role="status">
        {language.say("contactKept")}
      </p>
    );
  return (
    <form
      class="contact"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void save();
      }}
    >
      {wanted.includes("email") && (
        <label>
          {language.say("contactWhy")}
          <input
            type="email"
            autocomplete="email"
            maxLength={400}
            placeholder={language.say("email")}
            value={given.email ?? ""}
            aria-invalid={problem !== null}
            onInput={put("email")}
          />
        </label>
      )}
      {wanted.includes("topic") && (
        <label>
          {language.say("topicAsk")}
          <select value={given.topic ?? ""} onChange={put("topic")}>
            <option value="" />
            {TOPICS.map((topic) => (
              <option key={topic} value={topic}>
                {nameOf(language, "topic", topic)}
              </option>
            ))}
          </select>
        </label>
      )}
      {wanted.includes("order") && (
        <label>
          {language.say("orderAsk")}
          <input maxLength={100} value={given.order ?? ""} onInput={put("order")} />
        </label>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problemOf(language, problem)}
        </p>
      )}
      <p class="row">
        <button
          type="submit"
          class="main"
          disabled={isBusy || !Object.values(given).some((one) => one?.trim())}
        >
          {language.say("contactSave")}
        </button>
        <button type="button" class="link" onClick={onDone}>
          {language.say("contactSkip")}
        </button>
      </p>
    </form>
  );
}
