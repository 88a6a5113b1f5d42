package main

import (
	"github.com/google/cel-go/checker"
	"k8s.io/apiserver/pkg/cel/library"
)

// sizes answers how large a value may be by the bounds of its schema, as the API server does for rules of a CRD.
type sizes struct{ scope *Scope }

func (s *Scope) estimator() checker.CostEstimator {
	if s.plain {
		return sizes{s}
	}
	return &library.CostEstimator{SizeEstimator: sizes{s}}
}

// EstimateSize follows a path such as self.list.@items.name through the declared types.
func (s sizes) EstimateSize(element checker.AstNode) *checker.SizeEstimate {
	path := element.Path()
	if len(path) == 0 {
		return nil
	}
	node := s.scope.decls[path[0]]
	for _, name := range path[1:] {
		if node == nil {
			return nil
		}
		switch name {
		case "@items", "@values":
			node = node.ElemType
		case "@keys":
			node = node.KeyType
		default:
			field, ok := node.Fields[name]
			if !ok {
				return nil
			}
			node = field.Type
		}
	}
	if node == nil {
		return nil
	}
	return &checker.SizeEstimate{Min: 0, Max: uint64(node.MaxElements)}
}

// EstimateCallCost has no opinion: the libraries' own estimates hold.
func (s sizes) EstimateCallCost(string, string, *checker.AstNode, []checker.AstNode) *checker.CallEstimate {
	return nil
}
