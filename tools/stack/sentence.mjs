/** A failure whose message is written for the person at the terminal: what happened, and what to do. It is shown without a stack trace. */
export class Sentence extends Error {}

/** What to tell when a folder or file could not be written. */
export const aboutFile = (error, path) => {
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
    return new Sentence(
      `Cannot write to ${path} (${error.code}): give your user write access to it, or name another data folder in HEATLINE_HOME.`,
    );
  if (error.code === 'ENOSPC')
    return new Sentence(`No space left on the disk that holds ${path}: free some and start again.`);
  return error;
};
