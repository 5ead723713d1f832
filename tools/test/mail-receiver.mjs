import { once } from 'node:events';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { makeFolder, writeJson } from '../stack/files.mjs';

/**
 * A real SMTP server that puts each mail into a file of a folder: whom it is for, and the text as it came.
 * @param {string} folder
 */
export const mailReceiver = async (folder) => {
  makeFolder(folder);
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, answer) => {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        writeJson(join(folder, `${++count}.json`), { to, raw: Buffer.concat(chunks).toString('utf8') });
        answer();
      });
    },
  });
  // A sender that is killed in the middle of a mail is the sender's affair.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.server.address());
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => /** @type {Promise<void>} */ (new Promise((resolve) => server.close(() => resolve()))),
  };
};
