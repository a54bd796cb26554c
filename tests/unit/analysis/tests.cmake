# SPDX-License-Identifier: GPL-3.0-or-later
# One file a part of app/analysis.
foreach(part catalogue index statistics)
  if(EXISTS "${CMAKE_CURRENT_LIST_DIR}/${part}.cmake")
    include("${CMAKE_CURRENT_LIST_DIR}/${part}.cmake")
  endif()
endforeach()
