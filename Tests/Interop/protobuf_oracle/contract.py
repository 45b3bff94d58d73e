# SPDX-License-Identifier: Apache-2.0
# Copyright (c) 2026 the Chancery authors
"""The generated classes by the full names of their messages."""

import importlib.util
import pathlib

# pylint: disable=unused-import
from chancery.v1 import catalogue_pb2, catalogue_service_pb2, consolidation_service_pb2  # noqa: F401
from chancery.v1 import comparison_service_pb2, difference_service_pb2, explain_service_pb2  # noqa: F401
from chancery.v1 import life_service_pb2, pack_service_pb2, register_service_pb2, score_service_pb2  # noqa: F401
from chancery.v1 import audit_service_pb2, log_entry_pb2, log_service_pb2, operator_service_pb2  # noqa: F401
from chancery.v1 import texts_service_pb2  # noqa: F401
from chancery.v1 import error_reason_pb2, receipt_pb2, report_pb2, report_service_pb2, server_service_pb2  # noqa: F401
from google.protobuf import descriptor_pool, message_factory
from google.rpc import error_details_pb2, status_pb2  # noqa: F401


def _load(path):
    """Loads classes by their file, because their package has the name of one that Python has already."""
    file = pathlib.Path(catalogue_pb2.__file__).parents[2] / path
    spec = importlib.util.spec_from_file_location(file.stem, file)
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


_load("grpc/health/v1/health_pb2.py")

# The services of which random messages are made. Samples of all others are read back.
SERVICES = ["ReportService", "ConsolidationService", "CatalogueService", "ServerService"]


def message_type(name):
    return message_factory.GetMessageClass(descriptor_pool.Default().FindMessageTypeByName(name))


def _roots():
    names = {"chancery.v1.Report", "chancery.v1.Catalogue"}
    for service in SERVICES:
        for method in descriptor_pool.Default().FindServiceByName(f"chancery.v1.{service}").methods:
            names.add(method.input_type.full_name)
            names.add(method.output_type.full_name)
    return sorted(names)


# Every message that travels by itself or as bytes.
ROOTS = _roots()
