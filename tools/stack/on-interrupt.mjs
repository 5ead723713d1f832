import { say } from './say.mjs';

/**
 * Calls `stop` once at Ctrl-C, SIGTERM or when the terminal goes, and `kill` at a second Ctrl-C.
 * @param {{ stop: () => Promise<void>, kill: () => void }} actions
 */
export const onInterrupt = ({ stop, kill }) => {
  let firstAt;
  const interrupted = (how) => {
    if (firstAt === undefined) {
      firstAt = Date.now();
      say(`\nStopping (${how}; again to kill) …`);
      stop().then(
        () => process.exit(0),
        (error) => {
          say(error.message);
          process.exit(1);
        },
      );
    } else if (Date.now() - firstAt > 1_000) {
      // npm and the shell pass the same Ctrl-C on to us: what follows at once is not a second one.
      say('Killed.');
      kill();
      process.exit(130);
    }
  };
  process.on('SIGINT', () => interrupted('Ctrl-C'));
  process.on('SIGTERM', () => interrupted('SIGTERM'));
  process.on('SIGHUP', () => interrupted('terminal closed'));
  // The process that started us is gone without a word.
  process.on('disconnect', () => interrupted('parent process ended'));
};
