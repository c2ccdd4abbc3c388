#include "CTrainingKernels.h"

#include <math.h>

// clang's vectors compile everywhere; where the processor has AVX2 and FMA, a second version is used.
typedef float lane __attribute__((vector_size(32), aligned(4)));

#if defined(__x86_64__)
#define FAST __attribute__((target("avx2,fma")))
#define HAS_FAST() (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
#else
#define FAST
#define HAS_FAST() 1
#endif

// Rows of the block of C that is kept in registers; with 2 vectors a row it fills 12 of 16 registers.
#define BLOCK_BODY(ROWS)                                                                                            \
  lane sum[ROWS][2];                                                                                                \
  for (int i = 0; i < ROWS; i++) {                                                                                  \
    sum[i][0] = *(const lane *)(c + i * cStride);                                                                   \
    sum[i][1] = *(const lane *)(c + i * cStride + 8);                                                               \
  }                                                                                                                 \
  for (long p = 0; p < k; p++) {                                                                                    \
    lane b0 = *(const lane *)(b + p * bStride), b1 = *(const lane *)(b + p * bStride + 8);                          \
    for (int i = 0; i < ROWS; i++) {                                                                                \
      float x = a[i * rowStep + p * columnStep];                                                                    \
      lane v = {x, x, x, x, x, x, x, x};                                                                            \
      sum[i][0] += v * b0;                                                                                          \
      sum[i][1] += v * b1;                                                                                          \
    }                                                                                                               \
  }                                                                                                                 \
  for (int i = 0; i < ROWS; i++) {                                                                                  \
    *(lane *)(c + i * cStride) = sum[i][0];                                                                         \
    *(lane *)(c + i * cStride + 8) = sum[i][1];                                                                     \
  }

#define PARAMETERS                                                                                                  \
  long k, const float *a, long rowStep, long columnStep, const float *b, long bStride, float *c, long cStride

#pragma clang fp contract(fast)

FAST static void block6(PARAMETERS) { BLOCK_BODY(6) }
FAST static void block1(PARAMETERS) { BLOCK_BODY(1) }
#if defined(__x86_64__)
static void plain1(PARAMETERS) { BLOCK_BODY(1) }
#endif

void training_multiply(
    long m, long n, long k, const float *a, long rowStep, long columnStep, const float *b, long bStride, float *c,
    long cStride) {
  int fast = HAS_FAST();
  for (long j = 0; j < n; j += 16) {
    long i = 0;
    if (fast)
      for (; i + 6 <= m; i += 6)
        block6(k, a + i * rowStep, rowStep, columnStep, b + j, bStride, c + i * cStride + j, cStride);
    for (; i < m; i++) {
#if defined(__x86_64__)
      if (!fast) {
        plain1(k, a + i * rowStep, rowStep, columnStep, b + j, bStride, c + i * cStride + j, cStride);
        continue;
      }
#endif
      block1(k, a + i * rowStep, rowStep, columnStep, b + j, bStride, c + i * cStride + j, cStride);
    }
  }
}

#define SQUARES_BODY                                                                                                \
  lane sum = {0};                                                                                                   \
  for (long i = 0; i < count; i += 8) {                                                                             \
    lane v = *(const lane *)(values + i);                                                                           \
    sum += v * v;                                                                                                   \
  }                                                                                                                 \
  float all = 0;                                                                                                    \
  for (int i = 0; i < 8; i++) all += sum[i];                                                                        \
  return all;

FAST static float squaresFast(long count, const float *values) { SQUARES_BODY }
#if defined(__x86_64__)
static float squaresPlain(long count, const float *values) { SQUARES_BODY }
#endif

float training_squares(long count, const float *values) {
#if defined(__x86_64__)
  if (!HAS_FAST()) return squaresPlain(count, values);
#endif
  return squaresFast(count, values);
}

#define ADAM_BODY                                                                                                   \
  for (long i = 0; i < count; i += 8) {                                                                             \
    lane g = *(lane *)(gradients + i);                                                                              \
    lane m = firstDecay * *(lane *)(means + i) + (1 - firstDecay) * g;                                              \
    lane v = secondDecay * *(lane *)(squares + i) + (1 - secondDecay) * g * g;                                      \
    *(lane *)(means + i) = m;                                                                                       \
    *(lane *)(squares + i) = v;                                                                                     \
    *(lane *)(weights + i) -= rate * m / (__builtin_elementwise_sqrt(v) + 1e-8f);                                   \
    *(lane *)(gradients + i) = (lane){0};                                                                           \
  }

#define ADAM_PARAMETERS                                                                                             \
  long count, float *weights, float *gradients, float *means, float *squares, float rate, float firstDecay,         \
      float secondDecay

FAST static void adamFast(ADAM_PARAMETERS) { ADAM_BODY }
#if defined(__x86_64__)
static void adamPlain(ADAM_PARAMETERS) { ADAM_BODY }
#endif

void training_adam(ADAM_PARAMETERS) {
#if defined(__x86_64__)
  if (!HAS_FAST()) {
    adamPlain(count, weights, gradients, means, squares, rate, firstDecay, secondDecay);
    return;
  }
#endif
  adamFast(count, weights, gradients, means, squares, rate, firstDecay, secondDecay);
}
