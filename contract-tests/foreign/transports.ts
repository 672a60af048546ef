import type { OutgoingHttpHeaders, RequestListener } from 'node:http';

/** Ways in which a right answer may travel, each around a listener that knows nothing of it. */
export type Transport = (answer: RequestListener) => RequestListener;

export function slow(milliseconds: number): Transport {
  return answer => (request, response) => {
    setTimeout(() => answer(request, response), milliseconds);
  };
}

/** In pieces and without a length (RFC 9112 section 7.1). */
export const inPieces: Transport = answer => (request, response) => {
  const end = response.end.bind(response);
  response.end = (text?: unknown) => {
    for (const byte of Buffer.from(String(text ?? ''))) response.write(Buffer.of(byte));
    return end();
  };
  answer(request, response);
};

export const closing: Transport = answer => (request, response) => {
  response.setHeader('connection', 'close');
  answer(request, response);
};

/** Promises to keep the connection and closes it all the same. */
export const hangingUp: Transport = answer => (request, response) => {
  response.once('finish', () => request.socket.end());
  answer(request, response);
};

/** Does what every so manieth request asks for, and loses the connection before it can answer. */
export function losingEvery(nth: number): Transport {
  let requests = 0;
  return answer => (request, response) => {
    requests += 1;
    if (requests % nth === 0)
      response.writeHead = () => {
        request.socket.resetAndDestroy();
        return response;
      };
    answer(request, response);
  };
}

/** Lets every so manieth request wait (RFC 6585 section 4). */
export function limiting(nth: number, retryAfter: string): Transport {
  let requests = 0;
  return answer => (request, response) => {
    requests += 1;
    if (requests % nth !== 0) return answer(request, response);
    request.resume();
    response.writeHead(429, { 'retry-after': retryAfter, 'content-type': 'text/plain' });
    response.end('slow down');
  };
}

/** Answers TRACE in its own way, as proxies and some web servers do, so that it never gets to the server. */
export const answeringTrace: Transport = answer => (request, response) => {
  if (request.method !== 'TRACE') return answer(request, response);
  request.resume();
  response.writeHead(405, { 'content-type': 'text/html' });
  response.end('<html><h1>405 Not Allowed</h1></html>');
};

/** Every so manieth request fails for a moment; a gateway may have passed it on, or not. */
export function failingEvery(nth: number, status: number): Transport {
  let requests = 0;
  return answer => (request, response) => {
    requests += 1;
    if (requests % nth !== 0) return answer(request, response);
    request.resume();
    response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Sorry</h1>');
  };
}

/** Compressed whether that was asked for or not. */
export function compressed(coding: string, compress: (bytes: Buffer) => Buffer): Transport {
  return answer => (request, response) => {
    const writeHead = response.writeHead.bind(response);
    const end = response.end.bind(response);
    let status = 200;
    let fields: OutgoingHttpHeaders = {};
    const later = {
      writeHead(code: number, more: OutgoingHttpHeaders = {}) {
        status = code;
        fields = more;
        return response;
      },
      end(text?: unknown) {
        const body = compress(Buffer.from(String(text ?? '')));
        writeHead(status, text ? { ...fields, 'content-encoding': coding } : fields);
        return end(text ? body : undefined);
      },
    };
    answer(request, Object.assign(response, later));
  };
}

/** Header names are read in any letter case (RFC 9110 section 5.1), and the words of a status mean nothing (section 15). */
export const shouting: Transport = answer => (request, response) => {
  const writeHead = response.writeHead.bind(response);
  const loud = (status: number, fields: OutgoingHttpHeaders = {}) => {
    const names = Object.entries(fields).map(([name, value]) => [name.toUpperCase(), value]);
    return writeHead(status, 'As You Wish', Object.fromEntries(names));
  };
  answer(request, Object.assign(response, { writeHead: loud }));
};

/** Calls every url that an accepted update sends, so many milliseconds after its answer, to see whether it is there. */
export function pinging(milliseconds: number): Transport {
  return answer => (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(Buffer.from(chunk)));
    response.on('finish', () => {
      const isAccepted = response.statusCode === 200 && /webhooks$/.test(request.url ?? '');
      const urls =
        Buffer.concat(chunks)
          .toString()
          .match(/http:\/\/127\.0\.0\.1[^"]*/g) ?? [];
      for (const url of isAccepted ? new Set(urls) : [])
        setTimeout(() => {
          fetch(url, { method: 'POST', body: '{"ping":true}', redirect: 'manual' }).catch(() => {});
        }, milliseconds);
    });
    answer(request, response);
  };
}
