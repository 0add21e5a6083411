import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sending } from "@/helpdesk/inbox/composer/Attached";
import type { Draft, Patch } from "@/helpdesk/inbox/composer/draft";
import { MOST_FILES, refusal, upload } from "@/helpdesk/inbox/composer/uploads";
import { useSentence } from "@/kit/Notices";
import { asProblem } from "@/kit/problem";

/** Takes files by button, paste and drop; says at once which of them cannot go, before anything is sent. */
export function useUploads(ticketId: number, now: () => Draft, patch: Patch) {
  const { t } = useTranslation("helpdesk/inbox/composer");
  const sentence = useSentence();
  const [sending, setSending] = useState<Sending[]>([]);
  const [refused, setRefused] = useState<string[]>([]);
  const refuse = (why: string) => setRefused((all) => [...all, why]);
  const start = (file: File) => {
    const id = `${file.name}:${file.size}:${performance.now()}`;
    const told = (part: number) =>
      setSending((all) => all.map((one) => (one.id === id ? { ...one, part } : one)));
    const { done, stop } = upload(ticketId, file, told);
    setSending((all) => [...all, { id, name: file.name || t("attached.picture"), part: 0, stop }]);
    done
      .then((kept) => patch({ files: [...now().files, kept] }))
      .catch((thrown) => {
        const problem = asProblem(thrown);
        if (problem.code === "stopped") return;
        refuse(t("refused.by_server", { name: file.name, why: sentence(problem) }));
      })
      .finally(() => setSending((all) => all.filter((one) => one.id !== id)));
  };
  const take = (files: Iterable<File>) => {
    setRefused([]);
    let already = now().files.length + sending.length;
    for (const file of files) {
      const why = refusal(file, already);
      const facts = { name: file.name, megabytes: why?.megabytes, most: MOST_FILES };
      if (why) refuse(t(`refused.${why.why}`, facts));
      else {
        already += 1;
        start(file);
      }
    }
  };
  return { sending, refused, take, clearRefused: () => setRefused([]) };
}
