# SPDX-License-Identifier: GPL-3.0-or-later
# One folder a subject, each with its own tests.cmake; paths in it are relative to tests/.
file(GLOB ui_parts CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/ui/*/tests.cmake")
foreach(part ${ui_parts})
  include("${part}")
endforeach()
