import { offlineProblem, problemFrom } from '@picolo/client';
import { Observable } from 'rxjs';

export interface UploadRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly form: FormData;
  readonly onProgress?: ((share: number) => void) | undefined;
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Sends a form and tells how far it is: `fetch` cannot. Emits the JSON answer, or fails with a ProblemError. */
export const upload = ({ method, url, headers, form, onProgress }: UploadRequest): Observable<unknown> =>
  new Observable((observer) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    };
    request.onerror = () => {
      observer.error(offlineProblem(new Error('the upload was cut')));
    };
    request.onload = () => {
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        observer.next(body);
        observer.complete();
      } else {
        observer.error(problemFrom(request.status, body));
      }
    };
    request.send(form);
    return () => {
      if (request.readyState !== XMLHttpRequest.DONE) request.abort();
    };
  });
