import { client } from "@/api/client.gen";
import type { Upload } from "@/helpdesk/inbox/composer/draft";
import { asProblem, Problem, UNREACHABLE } from "@/kit/problem";

const MB = 1024 * 1024;
export const MOST_FILES = 10;
export const ACCEPTED =
  "image/jpeg,image/png,image/gif,image/webp,video/mp4,video/webm,video/quicktime,application/pdf,text/plain";
const SUFFIX = /\.(jpe?g|png|gif|webp|mp4|m4v|3gp|webm|mov|pdf|txt|csv|log|md)$/i;

/** Why a file is not even sent to the server; null where it may be. The server looks at its bytes again. */
export function refusal(file: File, already: number): { why: string; megabytes?: number } | null {
  if (already >= MOST_FILES) return { why: "too_many" };
  if (file.size === 0) return { why: "empty" };
  const isText = file.type.startsWith("text/");
  if (!isText && !ACCEPTED.includes(file.type || "none") && !SUFFIX.test(file.name)) return { why: "kind" };
  const megabytes = file.type.startsWith("image/") ? 5 : file.type.startsWith("video/") ? 16 : 10;
  return file.size > megabytes * MB ? { why: "too_large", megabytes } : null;
}

/** Upload a file for an answer, telling how much of it has gone, from 0 to 1. Rejects with a Problem. */
export function upload(
  ticketId: number,
  file: File,
  told: (part: number) => void,
): { done: Promise<Upload>; stop: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<Upload>((resolve, reject) => {
    request.open("POST", `${client.getConfig().baseUrl ?? ""}/api/v1/desk/tickets/${ticketId}/files`);
    request.upload.onprogress = (event) => event.lengthComputable && told(event.loaded / event.total);
    request.onerror = () => reject(new Problem(0, UNREACHABLE, ""));
    request.onabort = () => reject(new Problem(0, "stopped", ""));
    request.onload = () => {
      let body: unknown = null;
      try {
        body = JSON.parse(request.responseText);
      } catch {
        // no answer of ours: its status tells enough
      }
      if (request.status === 201) resolve(body as Upload);
      else reject(asProblem(body, new Response(null, { status: Math.max(200, request.status) })));
    };
    const form = new FormData();
    form.append("file", file, file.name || "picture");
    request.send(form);
  });
  return { done, stop: () => request.abort() };
}
