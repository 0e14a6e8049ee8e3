#include "config.h"
#include "dw-urgent-patterns.h"
const DwUrgentPattern dw_urgent_languages[] = { { 0 } };
