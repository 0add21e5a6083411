import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import {
  getPreviewStoresByStoreConversationsByKey,
  postPreviewStoresByStoreConversations,
  postPreviewStoresByStoreConversationsByKeyMessages,
  postPreviewStoresByStoreConversationsByKeySignIn,
  type RehearsalShown,
} from "@/api";
import { asProblem } from "@/kit/problem";
import { useKept } from "@/kit/useKept";

/** Whom the tester plays, and on which channel. */
export interface Setup {
  manner: string;
  email: string;
  isSignedIn: boolean;
  language: string;
}

export const FRESH: Setup = { manner: "webchat", email: "", isSignedIn: false, language: "" };
const NOBODY = "";
const PATIENCE = 10;
const GONE = 404;

/** A rehearsal with the agent: begun with the first words, kept over reloads until it is begun anew. */
export function usePreview(store: string) {
  const [setup, setSetup, forgetSetup] = useKept<Setup>(`preview:setup:${store}`, FRESH);
  const [key, setKey, forgetKey] = useKept<string>(`preview:key:${store}`, NOBODY);
  const [sending, setSending] = useState("");
  const queries = useQueryClient();
  const queryKey = ["preview", store, key];

  const read = async (wait: number, of: string): Promise<RehearsalShown> => {
    const { data } = await getPreviewStoresByStoreConversationsByKey({
      path: { store, key: of },
      query: { wait },
      throwOnError: true,
    });
    return data;
  };
  const found = useQuery({
    queryKey,
    queryFn: async () => {
      try {
        return await read(queries.getQueryData(queryKey) ? PATIENCE : 0, key);
      } catch (error) {
        if (asProblem(error).status === GONE) forgetKey();
        throw error;
      }
    },
    enabled: key !== NOBODY,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: (query) => (query.state.data?.is_waiting ? 100 : false),
  });

  const begun = async (): Promise<string> => {
    if (key !== NOBODY) return key;
    const { data } = await postPreviewStoresByStoreConversations({
      path: { store },
      body: {
        manner: setup.manner,
        email: setup.email,
        signed_in: setup.isSignedIn,
        language: setup.language,
      },
      throwOnError: true,
    });
    queries.setQueryData(["preview", store, data.conversation], data);
    setKey(data.conversation);
    return data.conversation;
  };
  const follow = async (of: string) => {
    queries.setQueryData(["preview", store, of], await read(PATIENCE, of));
  };

  const say = useMutation({
    mutationFn: async ({ text, wantsPerson = false }: { text: string; wantsPerson?: boolean }) => {
      setSending(text);
      const of = await begun();
      await postPreviewStoresByStoreConversationsByKeyMessages({
        path: { store, key: of },
        body: { text, wants_person: wantsPerson },
        throwOnError: true,
      });
      await follow(of);
    },
    onSettled: () => setSending(""),
  });
  const signIn = useMutation({
    mutationFn: async (email: string) => {
      const of = await begun();
      await postPreviewStoresByStoreConversationsByKeySignIn({
        path: { store, key: of },
        body: { email },
        throwOnError: true,
      });
      await follow(of);
    },
  });

  const restart = () => {
    say.reset();
    signIn.reset();
    forgetKey();
  };
  return {
    setup,
    change: (changes: Partial<Setup>) => {
      setSetup({ ...setup, ...changes });
      restart();
    },
    name: (email: string) => setSetup({ ...setup, email }),
    clear: () => {
      forgetSetup();
      restart();
    },
    restart,
    found: key === NOBODY ? undefined : found.data,
    conversation: key,
    sending,
    isWaiting: say.isPending || signIn.isPending || (key !== NOBODY && found.data?.is_waiting === true),
    error: say.error ?? signIn.error ?? (key === NOBODY ? null : found.error),
    say: say.mutateAsync,
    signIn: signIn.mutate,
  };
}

export type Preview = ReturnType<typeof usePreview>;
