import { ExactText } from '../leads/text';

/** Of the header `Idempotency-Key`: the same key with the same request again changes nothing and answers the same. */
export const IdempotencyKey = ExactText(200).optional();
