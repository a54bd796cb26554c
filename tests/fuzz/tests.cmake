# SPDX-License-Identifier: GPL-3.0-or-later
# Everything that reads what strangers wrote, fed with rubbish. In the ordinary build each target replays its corpus with
# mutations; with -DONESCREEN_FUZZ=ON (clang, see run.sh) it is a libFuzzer program.
function(onescreen_fuzz name)
  cmake_parse_arguments(ARG "" "RUNS" "LINK" ${ARGN})
  if(ONESCREEN_FUZZ)
    add_executable(fuzz_${name} fuzz/${name}.cpp fuzz/fuzztarget.h)
    target_link_libraries(fuzz_${name} PRIVATE onescreen_options ${ARG_LINK})
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    return()
  endif()
  add_executable(fuzz_replay_${name} fuzz/${name}.cpp fuzz/fuzzreplay.cpp fuzz/fuzztarget.h)
  target_link_libraries(fuzz_replay_${name} PRIVATE onescreen_options ${ARG_LINK})
  add_test(NAME fuzz.${name}
           COMMAND fuzz_replay_${name} "${CMAKE_CURRENT_SOURCE_DIR}/fuzz/corpus/${name}" ${ARG_RUNS})
  set_tests_properties(fuzz.${name} PROPERTIES LABELS "quick;fuzz" TIMEOUT 60)
endfunction()

onescreen_fuzz(page RUNS 100000 LINK OneScreen::remote)
onescreen_fuzz(copies RUNS 50000 LINK OneScreen::remote)
onescreen_fuzz(live RUNS 100000 LINK OneScreen::remote)
onescreen_fuzz(record RUNS 200000 LINK OneScreen::remote)
onescreen_fuzz(central RUNS 50000 LINK OneScreen::central)
onescreen_fuzz(outbox RUNS 100000 LINK OneScreen::remote OneScreen::store)
onescreen_fuzz(mapping RUNS 10000 LINK OneScreen::ingest)
onescreen_fuzz(pack RUNS 50000 LINK OneScreen::geo)
onescreen_fuzz(catalogue RUNS 5000 LINK OneScreen::analysis)
