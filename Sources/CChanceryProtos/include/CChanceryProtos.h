// SPDX-License-Identifier: Apache-2.0
// Copyright (c) 2026 the Chancery authors
#ifndef CHANCERY_PROTOS_H
#define CHANCERY_PROTOS_H

#include "chancery/v1/act.pb-c.h"
#include "chancery/v1/audit_service.pb-c.h"
#include "chancery/v1/catalogue.pb-c.h"
#include "chancery/v1/catalogue_service.pb-c.h"
#include "chancery/v1/comparison_service.pb-c.h"
#include "chancery/v1/consolidated_figure.pb-c.h"
#include "chancery/v1/consolidation_service.pb-c.h"
#include "chancery/v1/difference_service.pb-c.h"
#include "chancery/v1/error_reason.pb-c.h"
#include "chancery/v1/explain_service.pb-c.h"
#include "chancery/v1/life_service.pb-c.h"
#include "chancery/v1/log_entry.pb-c.h"
#include "chancery/v1/log_service.pb-c.h"
#include "chancery/v1/operator_service.pb-c.h"
#include "chancery/v1/pack_service.pb-c.h"
#include "chancery/v1/receipt.pb-c.h"
#include "chancery/v1/register.pb-c.h"
#include "chancery/v1/register_service.pb-c.h"
#include "chancery/v1/report.pb-c.h"
#include "chancery/v1/report_service.pb-c.h"
#include "chancery/v1/score_service.pb-c.h"
#include "chancery/v1/score_sheet.pb-c.h"
#include "chancery/v1/server_service.pb-c.h"
#include "chancery/v1/signature.pb-c.h"
#include "chancery/v1/texts_service.pb-c.h"
#include "google/rpc/error_details.pb-c.h"
#include "google/rpc/status.pb-c.h"
#include "grpc/health/v1/health.pb-c.h"

#include "arena.h"
#include "unknown_fields.h"

#endif
