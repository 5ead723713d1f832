/** More leads at once are a batch. Without a schema, for whoever shows the limit and checks nothing. */
export const mostLeadsInMerge = 50;
export const mostMergesInBatch = 500;
