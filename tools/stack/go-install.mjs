import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * `go install` into a folder of our own, telling how far it is.
 * @param {string} go path of the Go command
 * @param {string} target module@version
 * @param {string} folder where the binary goes
 * @param {(note: string) => void} note
 * @returns {Promise<void>}
 */
export const goInstall = (go, target, folder, note) =>
  new Promise((resolve, reject) => {
    // Stripped and without cgo: no C compiler is needed and the binary is a third smaller.
    const build = spawn(go, ['install', '-v', '-trimpath', '-ldflags=-s -w', target], {
      env: { ...process.env, GOBIN: folder, CGO_ENABLED: '0', GOFLAGS: '' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    // Compiling for nobody would go on for minutes.
    const abandon = () => build.kill();
    process.once('exit', abandon);
    const last = [];
    let downloaded = 0;
    let compiled = 0;
    createInterface({ input: build.stderr }).on('line', (line) => {
      if (line.startsWith('go: downloading')) downloaded++;
      else if (/^[\w.-]+(\/|$)/.test(line) && !line.includes(' ')) compiled++;
      last.push(line);
      if (last.length > 3) last.shift();
      note(compiled ? `${compiled} packages compiled` : `${downloaded} modules fetched`);
    });
    build.once('error', reject);
    build.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`go install ${target} failed: ${last.join(' | ') || `exit code ${code}`}`)),
    );
  });
