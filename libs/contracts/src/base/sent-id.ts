import * as z from 'zod';

/** An id as programs send it. From here on it is written as databases answer it, so that the two are the same text. */
export const SentId = (error?: string) => z.uuid(error).toLowerCase();
