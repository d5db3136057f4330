/**
 * Forty things that JavaScript does, each repeated in a loop of its own: what Jest's sandbox slows down, and what it
 * does not. A call of size 20 takes some microseconds.
 */
import * as asynchrony from './asynchrony';
import * as collections from './collections';
import * as computation from './computation';
import * as texts from './texts';

export const workloads = { ...computation, ...collections, ...texts, ...asynchrony };
