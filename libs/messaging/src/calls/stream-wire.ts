/** On a piece: how its taker says that the next one may come, is the message's own reply. On the last message: this header. */
export const endHeader = 'hl-end';
/** From the taker: nothing more is wanted. */
export const stopHeader = 'hl-stop';
/** Pieces that may be under way at once: enough to hide the way there and back, little enough to fit into anybody's memory. */
export const piecesUnderWay = 4;
/** As large as a piece may be: far below what NATS carries. */
export const pieceBytes = 512 * 1024;
