#include "CParserKernels.h"

#include <stddef.h>
#include <string.h>

static inline int16_t saturated(int32_t value) {
  return (int16_t)(value > 32767 ? 32767 : value < -32768 ? -32768 : value);
}

// MARK: What every processor can do

static void embedPlain(const int8_t *table, const int32_t *rows, long count, long width, int shift, int16_t *out) {
  memset(out, 0, (size_t)width * sizeof(int16_t));
  for (long r = 0; r < count; r++) {
    if (rows[r] < 0) continue;
    const int8_t *row = table + rows[r] * width;
    for (long i = 0; i < width; i++) out[i] = (int16_t)(out[i] + row[i]);
  }
  for (long i = 0; i < width; i++) out[i] = (int16_t)((uint16_t)out[i] << shift);
}

static void layerPlain(
    const ParserLayer *layer, long n, const int16_t *x, long xStep, const int16_t *residue, int16_t *out, long outStep) {
  long pairs = layer->inputs / 2;
  for (long row = 0; row < n; row++) {
    for (long block = 0; block < layer->outputs; block += 16) {
      uint32_t sums[16] = {0};
      const int16_t *w = layer->weights + block * layer->taps * layer->inputs;
      for (long tap = 0; tap < layer->taps; tap++) {
        const int16_t *in = x + row * xStep + tap * layer->tapStep;
        for (long p = 0; p < pairs; p++, w += 32) {
          int32_t a = in[2 * p], b = in[2 * p + 1];
          for (int i = 0; i < 16; i++) sums[i] += (uint32_t)(a * w[2 * i]) + (uint32_t)(b * w[2 * i + 1]);
        }
      }
      for (int i = 0; i < 16; i++) {
        uint32_t sum = sums[i] + (layer->bias ? (uint32_t)layer->bias[block + i] : 0);
        int32_t value = (int32_t)sum >> layer->shift;
        long at = row * outStep + block + i;
        out[at] = residue ? saturated(residue[at] + saturated(value < 0 ? 0 : value)) : saturated(value);
      }
    }
  }
}

static void hiddenPlain(
    const int16_t *const *rows, long rowCount, const int8_t *factTable, const int32_t *facts, long factCount, int shift,
    long width, int16_t *out) {
  for (long i = 0; i < width; i++) {
    int16_t small = 0, sum = 0;
    for (long r = 0; r < factCount; r++) small = (int16_t)(small + factTable[facts[r] * width + i]);
    sum = (int16_t)((uint16_t)small << shift);
    for (long r = 0; r < rowCount; r++) sum = saturated(sum + rows[r][i]);
    out[i] = sum < 0 ? 0 : sum;
  }
}

static void scoresPlain(
    const int16_t *x, long width, const int16_t *weights, const int32_t *bias, long count, int32_t *scores) {
  for (long s = 0; s < count; s++) {
    uint32_t sum = (uint32_t)bias[s];
    for (long i = 0; i < width; i++) sum += (uint32_t)(x[i] * weights[s * width + i]);
    scores[s] = (int32_t)sum;
  }
}

// MARK: AVX2

#if defined(__x86_64__)

#include <immintrin.h>

#define WIDE __attribute__((target("avx2")))

WIDE static void embedWide(
    const int8_t *table, const int32_t *rows, long count, long width, int shift, int16_t *out) {
  for (long block = 0; block < width; block += 48) {
    __m256i sum[3] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
    int vectors = width - block >= 48 ? 3 : (int)((width - block) / 16);
    for (long r = 0; r < count; r++) {
      if (rows[r] < 0) continue;
      const int8_t *row = table + rows[r] * width + block;
      for (int v = 0; v < vectors; v++)
        sum[v] = _mm256_add_epi16(sum[v], _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(row + v * 16))));
    }
    for (int v = 0; v < vectors; v++)
      _mm256_storeu_si256((__m256i *)(out + block + v * 16), _mm256_slli_epi16(sum[v], shift));
  }
}

// Rows of the result are worked out in blocks, 16 columns each: 6 rows fill 12 of the 16 registers.
#define BLOCK(ROWS)                                                                                                 \
  WIDE static void block##ROWS(                                                                                     \
      const ParserLayer *layer, long column, const int16_t *x, long xStep, const int16_t *residue, int16_t *out,    \
      long outStep) {                                                                                               \
    __m256i sum[ROWS][2];                                                                                           \
    __m256i zero = _mm256_setzero_si256(), low = zero, high = zero;                                                 \
    if (layer->bias) {                                                                                              \
      low = _mm256_loadu_si256((const __m256i *)(layer->bias + column));                                            \
      high = _mm256_loadu_si256((const __m256i *)(layer->bias + column + 8));                                       \
    }                                                                                                               \
    for (int i = 0; i < ROWS; i++) sum[i][0] = low, sum[i][1] = high;                                               \
    const int16_t *w = layer->weights + column * layer->taps * layer->inputs;                                       \
    long pairs = layer->inputs / 2;                                                                                 \
    for (long tap = 0; tap < layer->taps; tap++) {                                                                  \
      const int16_t *in = x + tap * layer->tapStep;                                                                 \
      for (long p = 0; p < pairs; p++, w += 32, in += 2) {                                                          \
        __m256i first = _mm256_loadu_si256((const __m256i *)w);                                                     \
        __m256i second = _mm256_loadu_si256((const __m256i *)(w + 16));                                             \
        for (int i = 0; i < ROWS; i++) {                                                                            \
          int32_t pair;                                                                                             \
          memcpy(&pair, in + i * xStep, 4);                                                                         \
          __m256i both = _mm256_set1_epi32(pair);                                                                   \
          sum[i][0] = _mm256_add_epi32(sum[i][0], _mm256_madd_epi16(both, first));                                  \
          sum[i][1] = _mm256_add_epi32(sum[i][1], _mm256_madd_epi16(both, second));                                 \
        }                                                                                                           \
      }                                                                                                             \
    }                                                                                                               \
    __m128i shift = _mm_cvtsi32_si128(layer->shift);                                                                \
    for (int i = 0; i < ROWS; i++) {                                                                                \
      __m256i packed = _mm256_packs_epi32(_mm256_sra_epi32(sum[i][0], shift), _mm256_sra_epi32(sum[i][1], shift));  \
      packed = _mm256_permute4x64_epi64(packed, 0xD8);                                                              \
      if (residue)                                                                                                  \
        packed = _mm256_adds_epi16(                                                                                 \
            _mm256_max_epi16(packed, zero),                                                                         \
            _mm256_loadu_si256((const __m256i *)(residue + i * outStep + column)));                                 \
      _mm256_storeu_si256((__m256i *)(out + i * outStep + column), packed);                                         \
    }                                                                                                               \
  }

BLOCK(1)
BLOCK(2)
BLOCK(3)
BLOCK(4)
BLOCK(5)
BLOCK(6)

WIDE static void layerWide(
    const ParserLayer *layer, long n, const int16_t *x, long xStep, const int16_t *residue, int16_t *out, long outStep) {
  static void (*const blocks[])(
      const ParserLayer *, long, const int16_t *, long, const int16_t *, int16_t *, long) = {
      block1, block2, block3, block4, block5, block6};
  for (long column = 0; column < layer->outputs; column += 16)
    for (long row = 0; row < n; row += 6) {
      long rows = n - row < 6 ? n - row : 6;
      blocks[rows - 1](
          layer, column, x + row * xStep, xStep, residue ? residue + row * outStep : NULL, out + row * outStep, outStep);
    }
}

WIDE static void hiddenWide(
    const int16_t *const *rows, long rowCount, const int8_t *factTable, const int32_t *facts, long factCount, int shift,
    long width, int16_t *out) {
  for (long block = 0; block < width; block += 64) {
    int vectors = width - block >= 64 ? 4 : (int)((width - block) / 16);
    __m256i sum[4] = {_mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256(), _mm256_setzero_si256()};
    for (long r = 0; r < factCount; r++) {
      const int8_t *row = factTable + facts[r] * width + block;
      for (int v = 0; v < vectors; v++)
        sum[v] = _mm256_add_epi16(sum[v], _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(row + v * 16))));
    }
    for (int v = 0; v < vectors; v++) sum[v] = _mm256_slli_epi16(sum[v], shift);
    for (long r = 0; r < rowCount; r++)
      for (int v = 0; v < vectors; v++)
        sum[v] = _mm256_adds_epi16(sum[v], _mm256_loadu_si256((const __m256i *)(rows[r] + block + v * 16)));
    for (int v = 0; v < vectors; v++)
      _mm256_storeu_si256((__m256i *)(out + block + v * 16), _mm256_max_epi16(sum[v], _mm256_setzero_si256()));
  }
}

WIDE static void scoresWide(
    const int16_t *x, long width, const int16_t *weights, const int32_t *bias, long count, int32_t *scores) {
  for (long s = 0; s < count; s++) {
    __m256i sum = _mm256_setzero_si256();
    for (long i = 0; i < width; i += 16)
      sum = _mm256_add_epi32(
          sum, _mm256_madd_epi16(
                   _mm256_loadu_si256((const __m256i *)(x + i)),
                   _mm256_loadu_si256((const __m256i *)(weights + s * width + i))));
    __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0x4E));
    half = _mm_add_epi32(half, _mm_shuffle_epi32(half, 0xB1));
    scores[s] = (int32_t)((uint32_t)_mm_cvtsi128_si32(half) + (uint32_t)bias[s]);
  }
}

static int wide = -1;
int parser_uses_wide_instructions(int plain) {
  if (plain) __atomic_store_n(&wide, 0, __ATOMIC_RELAXED);
  int now = __atomic_load_n(&wide, __ATOMIC_RELAXED);
  if (now >= 0) return now;
  now = __builtin_cpu_supports("avx2") ? 1 : 0;
  __atomic_store_n(&wide, now, __ATOMIC_RELAXED);
  return now;
}
#define CHOOSE(name, ...) (parser_uses_wide_instructions(0) ? name##Wide(__VA_ARGS__) : name##Plain(__VA_ARGS__))

#else

int parser_uses_wide_instructions(int plain) { return 0; }
#define CHOOSE(name, ...) name##Plain(__VA_ARGS__)

#endif

// MARK: Entry points

void parser_embed(
    const int8_t *table, const int32_t *rows, long n, long count, long width, int shift, int16_t *out) {
  for (long word = 0; word < n; word++, rows += count, out += width) {
    if (word + 1 < n)
      for (long r = count; r < 2 * count; r++)
        if (rows[r] >= 0)
          for (long byte = 0; byte < width; byte += 64) __builtin_prefetch(table + rows[r] * width + byte);
    CHOOSE(embed, table, rows, count, width, shift, out);
  }
}

void parser_layer(
    const ParserLayer *layer, long n, const int16_t *x, long xStep, const int16_t *residue, int16_t *out, long outStep) {
  CHOOSE(layer, layer, n, x, xStep, residue, out, outStep);
}

void parser_hidden(
    const int16_t *const *rows, long rowCount, const int8_t *factTable, const int32_t *facts, long factCount, int shift,
    long width, int16_t *out) {
  CHOOSE(hidden, rows, rowCount, factTable, facts, factCount, shift, width, out);
}

void parser_scores(
    const int16_t *x, long width, const int16_t *weights, const int32_t *bias, long count, int32_t *scores) {
  CHOOSE(scores, x, width, weights, bias, count, scores);
}
