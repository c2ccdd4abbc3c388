#ifndef CLAIMGRAPH_MODELS_H
#define CLAIMGRAPH_MODELS_H

/// A trained model of Pipelines/models as a part of the program: read-only data that costs nothing at the start.
typedef struct {
  /// The name of its file.
  const char *name;
  /// Its bytes, at a multiple of 64, and how many there are.
  const unsigned char *bytes;
  unsigned long count;
} EmbeddedModel;

/// The model at `index`, in the order of their names; null behind the last.
const EmbeddedModel *embedded_model(unsigned long index);

/// The compiled vocabulary that needs no set-up.
const EmbeddedModel *embedded_vocabulary(void);

#endif
