#include "CModels.h"

#include <stddef.h>

// #embed is C23; clang knows it in every mode, and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

// To add a model: its bytes here, its row below.

_Alignas(64) static const unsigned char chemicals[] = {
#embed "../../Pipelines/models/mentions-chemicals.model"
};

_Alignas(64) static const unsigned char diseases[] = {
#embed "../../Pipelines/models/mentions-diseases.model"
};

_Alignas(64) static const unsigned char parser[] = {
#embed "../../Pipelines/models/parser.model"
};

_Alignas(64) static const unsigned char references[] = {
#embed "../../Pipelines/models/references.model"
};

_Alignas(64) static const unsigned char tagger[] = {
#embed "../../Pipelines/models/tagger.model"
};

static const EmbeddedModel models[] = {
    {"mentions-chemicals.model", chemicals, sizeof chemicals},
    {"mentions-diseases.model", diseases, sizeof diseases},
    {"parser.model", parser, sizeof parser},
    {"references.model", references, sizeof references},
    {"tagger.model", tagger, sizeof tagger},
};

_Alignas(64) static const unsigned char vocabulary[] = {
#embed "../../Pipelines/vocabulary/default.cgvoc"
};

static const EmbeddedModel default_vocabulary = {"default.cgvoc", vocabulary, sizeof vocabulary};

const EmbeddedModel *embedded_vocabulary(void) { return &default_vocabulary; }

const EmbeddedModel *embedded_model(unsigned long index) {
  return index < sizeof models / sizeof models[0] ? &models[index] : NULL;
}
