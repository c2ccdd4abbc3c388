// Debian builds libxml2 with ICU; its header then pulls in <unicode/ucnv.h>, which collides with the
// ICU inside Swift's Foundation. Hiding the option changes only `xmlCharEncodingHandler`: never touch it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
