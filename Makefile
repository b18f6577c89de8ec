# SPDX-License-Identifier: MIT OR Apache-2.0
# Copyright (c) 2026 The osdev-c authors
#
# The front door. CMake does the work; this file knows which presets a task
# needs and has missing Debian packages installed first.

PREFIX ?= /usr/local
TIME ?= 60
TARGETS ?=
DOOR ?= bios
JOBS ?= $(shell nproc)

# Every test in one tree, tests of code alone in the others.
TEST_FULL := gcc-debug
TEST_UNIT := clang-debug gcc-release clang-release
WERROR := $(if $(CI),-DOSDEV_WERROR=ON)

.PHONY: help
help:
	@echo 'make run      boot the example kernel in QEMU to its shell (DOOR=bios|uefi|pvh)'
	@echo 'make test     build with gcc and clang and run every test'
	@echo 'make check    style, headers, symbols, coverage tables and other checks of the tree'
	@echo 'make lint     clang-tidy and cppcheck'
	@echo 'make fuzz     run every fuzz target for TIME=60 seconds (TARGETS="fuzz_..." for some)'
	@echo 'make bench    print the benches and the sizes of all libraries'
	@echo 'make docs     build the API reference into build/docs'
	@echo 'make image    build bootable images of the example kernel'
	@echo 'make install  install headers, archives and package files under PREFIX=/usr/local'
	@echo 'make clean    remove the build folder'

setup-%:
	@tools/setup $*

# build-PRESET: configure where that was not done, then compile.
build-%:
	@test -f build/$*/build.ninja || cmake --preset $* $(WERROR) >/dev/null
	@cmake --build build/$* -j $(JOBS) -- --quiet

.PHONY: test
test: setup-test
	@$(MAKE) --no-print-directory test-installed

.PHONY: test-installed
test-installed: $(TEST_FULL:%=test-full-%) $(TEST_UNIT:%=test-unit-%) test-unit-clang-tsan test-m32

test-full-%: build-%
	@ctest --test-dir build/$* -j $(JOBS) --output-on-failure --no-tests=error

test-unit-%: build-%
	@ctest --test-dir build/$* -j $(JOBS) --output-on-failure --no-tests=error -L 'unit|fuzz-replay'

# Only what uses threads says something about data races.
.PHONY: test-unit-clang-tsan
test-unit-clang-tsan: build-clang-tsan
	@ctest --test-dir build/clang-tsan -j $(JOBS) --output-on-failure --no-tests=error -R 'threads|\.ring$$'

.PHONY: test-m32
test-m32:
	@if echo 'int main(void) { return 0; }' | gcc -m32 -x c -o /dev/null - -lcmocka 2>/dev/null; \
	then $(MAKE) --no-print-directory test-unit-gcc-m32; \
	else echo 'test-m32: skipped, no 32-bit cmocka (libcmocka-dev:i386)'; fi

.PHONY: check
check: setup-test build-gcc-debug
	@ctest --test-dir build/gcc-debug -j $(JOBS) --output-on-failure --no-tests=error -L check

.PHONY: lint
lint: setup-test
	@tools/check_tidy -j $(JOBS)

.PHONY: fuzz
fuzz: setup-test build-clang-fuzz
	@tools/fuzz build/clang-fuzz $(TIME) $(TARGETS)

.PHONY: bench
bench: setup-test build-gcc-release
	@find build/gcc-release -type f -name 'osdev_*_bench_*' -perm -u+x | sort | while read -r bench; do $$bench || exit 1; done
	@tools/size_report

# The kernel is a project of its own, as a user's would be.
KERNEL := build/kernel
KERNEL_IMAGE := $(KERNEL)/$(if $(filter pvh,$(DOOR)),kernel.elf,kernel.iso)

.PHONY: run
run: setup-run kernel
	@tools/qemu_run $(KERNEL_IMAGE) --door $(DOOR) --interactive

.PHONY: image
image: setup-run kernel
	@echo 'images: $(KERNEL)/kernel.elf (PVH, Multiboot2) $(KERNEL)/kernel.iso (BIOS and UEFI)'

.PHONY: kernel
kernel:
	@test -f $(KERNEL)/build.ninja || cmake -S examples/kernel -B $(KERNEL) -G Ninja >/dev/null
	@cmake --build $(KERNEL) -j $(JOBS) --target kernel iso -- --quiet

.PHONY: docs
docs: setup-docs
	@tools/check_docs --out build/docs

.PHONY: install
install: setup-build build-gcc-freestanding
	@cmake --install build/gcc-freestanding --prefix $(PREFIX)

.PHONY: clean
clean:
	@rm -rf build
