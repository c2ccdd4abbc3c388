#ifndef CLAIMGRAPH_PARSER_KERNELS_H
#define CLAIMGRAPH_PARSER_KERNELS_H

#include <stdint.h>

/// Has the line of memory at an address fetched, to be there when it is read.
static inline void parser_fetch(const void *address) { __builtin_prefetch(address); }

// Integers only, with the same result whatever the processor: sums are of 32 bits and wrap, results of 16 bits saturate.

/// Sums up rows of bytes, for each of n words `count` of them: out = (rows[0] + rows[1] + ...) << shift. Negative rows are
/// skipped; width is a multiple of 16. The rows of the next word are fetched meanwhile, for they lie all over the table.
void parser_embed(
    const int8_t *table, const int32_t *rows, long n, long count, long width, int shift, int16_t *out);

/// What `parser_layer` works on.
typedef struct {
  /// How many rows of x, `inputs` numbers wide, are looked at for each row of the result, and how far apart they begin.
  long taps, tapStep;
  /// Numbers in a row of x, an even number; and of the result, a multiple of 16.
  long inputs, outputs;
  /// For each 16 results, for each tap, for each pair of inputs: 16 pairs of weights.
  const int16_t *weights;
  /// One number for each result, or null.
  const int32_t *bias;
  /// The sums are shifted right by so many bits.
  int shift;
} ParserLayer;

/// out = (x * weights + bias) >> shift, for n rows. With a residue, out = residue + max(0, that).
/// xStep and outStep are the distances of rows; the residue's is outStep too.
void parser_layer(
    const ParserLayer *layer, long n, const int16_t *x, long xStep, const int16_t *residue, int16_t *out, long outStep);

/// out = max(0, sum of `rowCount` rows + sum of `factCount` rows of bytes << shift); width is a multiple of 16.
void parser_hidden(
    const int16_t *const *rows, long rowCount, const int8_t *factTable, const int32_t *facts, long factCount, int shift,
    long width, int16_t *out);

/// scores[i] = x * weights[i] + bias[i] for `count` rows of weights, `width` (a multiple of 16) numbers each.
void parser_scores(
    const int16_t *x, long width, const int16_t *weights, const int32_t *bias, long count, int32_t *scores);

/// Whether the processor's wide instructions are used. For tests: with `plain`, they are not used from now on.
int parser_uses_wide_instructions(int plain);

#endif
