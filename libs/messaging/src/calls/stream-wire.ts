/** On a piece: how its taker says that more may come, is the message's own reply, with the number of pieces taken. On the last message: this header. */
export const endHeader = 'hl-end';
/** From the taker: nothing more is wanted. */
export const stopHeader = 'hl-stop';
/** Pieces that may be under way at once: enough to hide the way there and back, little enough to fit into anybody's memory. */
export const piecesUnderWay = 16;
/** The taker says so once for so many pieces, fewer than may be under way: each word of it goes through the server, and wakes up three processes. */
export const piecesPerReceipt = 4;
/**
 * As large as a piece may be. A piece that arrives within one read of a socket, 64 KiB, is handed on where it lies; larger ones are put together
 * from several reads, in memory that V8 has to look for again and again: for a file of 147 MB that was half of the taker's work.
 */
export const pieceBytes = 32 * 1024;
