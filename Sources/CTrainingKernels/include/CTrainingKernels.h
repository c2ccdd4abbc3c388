#ifndef CLAIMGRAPH_TRAINING_KERNELS_H
#define CLAIMGRAPH_TRAINING_KERNELS_H

/// Adds the product of two matrices of floats to a third: C(m x n) += A(m x k) * B(k x n).
///
/// Element (i, p) of A stands at a[i * rowStep + p * columnStep], so that A may be read transposed. B and C are stored
/// row after row, bStride and cStride floats apart; n must be a multiple of 16.
void training_multiply(
    long m, long n, long k, const float *a, long rowStep, long columnStep, const float *b, long bStride, float *c,
    long cStride);

/// One step of Adam (Kingma & Ba 2015) for `count` (a multiple of 8) parameters; sets their gradients to 0 afterwards.
void training_adam(
    long count, float *weights, float *gradients, float *means, float *squares, float rate, float firstDecay,
    float secondDecay);

/// The sum of the squares of `count` (a multiple of 8) numbers.
float training_squares(long count, const float *values);

#endif
