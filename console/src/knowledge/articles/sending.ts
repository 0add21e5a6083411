import type { ArticleShown } from "@/api";
import { asProblem } from "@/kit/problem";

export const MOST_BYTES = 20 * 1024 * 1024;
export const ENDINGS = [".md", ".markdown", ".html", ".htm", ".txt", ".text", ".pdf", ".docx"];

/** Why a file is not even sent: the word that says so; null if it may be tried. */
export function refusal(file: { name: string; size: number }): "type" | "size" | "empty" | null {
  if (!ENDINGS.some((ending) => file.name.toLowerCase().endsWith(ending))) return "type";
  if (file.size > MOST_BYTES) return "size";
  return file.size === 0 ? "empty" : null;
}

/** Send a file as an article and tell how far it is, from 0 to 1; fails with a Problem. */
export function send(
  store: string,
  file: File,
  language: string,
  heard: (part: number) => void,
): Promise<ArticleShown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/v1/stores/${encodeURIComponent(store)}/knowledge/articles/upload`);
    request.responseType = "json";
    request.upload.onprogress = (event) => event.lengthComputable && heard(event.loaded / event.total);
    request.onerror = () => reject(asProblem(null));
    request.onload = () => {
      if (request.status === 201) resolve(request.response as ArticleShown);
      else reject(asProblem(request.response, { status: request.status } as Response));
    };
    const form = new FormData();
    form.append("language", language);
    form.append("file", file);
    request.send(form);
  });
}
