/** An upload that tells how far it is, which `fetch` cannot. */

import { failure, offline } from "./failure";
import type { Uploaded } from "./types";

const MEGABYTE = 1024 * 1024;

/** Whether the server would refuse a file for its size: it is told before anything is sent. */
export function isTooLarge({ type, size }: Pick<File, "type" | "size">): boolean {
  return size > (type.startsWith("image/") ? 5 : type.startsWith("video/") ? 16 : 10) * MEGABYTE;
}

export function upload(
  url: string,
  key: string,
  file: File,
  onProgress: (share: number) => void,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("Authorization", `Bearer ${key}`);
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const answer = read(request.responseText);
      if (request.status >= 200 && request.status < 300 && answer) resolve(answer as Uploaded);
      else reject(failure(request.status, answer));
    };
    request.onerror = () => reject(offline());
    request.ontimeout = () => reject(offline());
    const form = new FormData();
    form.append("file", file, file.name || "file");
    request.send(form);
  });
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
