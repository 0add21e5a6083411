import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";
import type { By, Every } from "@/api";
import { getDeskReportsByReportOptions } from "@/api/@tanstack/react-query.gen";
import { type Asked, type Opened, type Span, spanOf, today } from "@/helpdesk/reports/search";
import { useStores } from "@/shell/session";

export interface More {
  by?: By;
  every?: Every;
  skill?: string;
}

/** What the page's address asks for, its days, and how to ask for something else. */
export function useAsked() {
  const asked = useSearch({ strict: false }) as Asked;
  const stores = useStores();
  const navigate = useNavigate();
  const store = stores.find((one) => one.id === asked.of);
  const now = today((store ?? stores[0])?.time_zone);
  const ask = useCallback(
    (change: Asked) =>
      void navigate({ to: ".", search: (old: Asked) => ({ ...old, ...change }), replace: true }),
    [navigate],
  );
  const open = useCallback(
    (opened: Opened | undefined) =>
      void navigate({ to: ".", search: (old: Asked) => ({ ...old, open: opened }), resetScroll: false }),
    [navigate],
  );
  return { asked, span: spanOf(asked, now), now, ask, open };
}

/** The words with which the server is asked. */
export function wordsOf(asked: Asked, span: Span, more: More = {}) {
  const { by, every, skill } = more;
  return {
    from: span.from,
    to: span.to,
    ...(by && by !== "nothing" ? { by } : {}),
    ...(every && every !== "whole" ? { every } : {}),
    ...(asked.of ? { store: [asked.of] } : {}),
    ...(asked.channel ? { channel: asked.channel } : {}),
    ...(asked.language ? { language: asked.language } : {}),
    ...(skill ? { skill } : {}),
  };
}

/** Ask for a figure; what was shown stays until the new one is there. */
export function useReport(report: string, asked: Asked, span: Span, more: More = {}) {
  return useQuery({
    ...getDeskReportsByReportOptions({ path: { report }, query: wordsOf(asked, span, more) }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Where the same figure is a table for a spreadsheet. */
export function csvOf(report: string, asked: Asked, span: Span, more: More = {}): string {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(wordsOf(asked, span, more)))
    for (const one of [value].flat()) words.append(name, String(one));
  return `/api/v1/desk/reports/${report}.csv?${words}`;
}
